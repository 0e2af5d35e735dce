package org.fip.sandbox.engine;

import java.util.Arrays;

/**
 * Chooses, segment by segment, the panel haplotypes that a person's haplotypes may copy. A haplotype that is chosen in
 * neighbouring segments keeps its slot, so that a path along it is not torn.
 */
final class StateChoice {

    /** Typed sites per segment. */
    static final int SEGMENT = 16;

    private static final int MARGIN = 2 * SEGMENT;

    private final byte[][] reference;
    private final int slots;
    private final int haplotypes;
    private final int segments;

    StateChoice(byte[][] reference, int slots) {
        this.reference = reference;
        this.slots = slots;
        this.haplotypes = reference.length == 0 ? 0 : reference[0].length;
        this.segments = (reference.length + SEGMENT - 1) / SEGMENT;
    }

    /** Per segment the haplotypes with the fewest contradictions to homozygous genotypes. */
    int[][] byGenotypes(byte[] first, byte[] second) {
        byte[] wanted = new byte[first.length];
        for (int t = 0; t < first.length; t++) {
            wanted[t] = first[t] == second[t] ? first[t] : -1;
        }
        int[][] chosen = new int[segments][];
        for (int segment = 0; segment < segments; segment++) {
            chosen[segment] = best(mismatches(segment, wanted), slots);
        }
        return keepSlots(chosen);
    }

    /** Per segment the haplotypes that are most like either of the two haplotypes found so far. */
    int[][] byHaplotypes(byte[] first, byte[] second) {
        int[][] chosen = new int[segments][];
        for (int segment = 0; segment < segments; segment++) {
            int[] likeFirst = mismatches(segment, first);
            int[] likeSecond = mismatches(segment, second);
            int[] half = best(likeFirst, slots / 2);
            for (int taken : half) {
                likeSecond[taken] = Integer.MAX_VALUE;
            }
            int[] other = best(likeSecond, slots - half.length);
            chosen[segment] = Arrays.copyOf(half, slots);
            System.arraycopy(other, 0, chosen[segment], half.length, other.length);
        }
        return keepSlots(chosen);
    }

    /** Differences count more the nearer they are to the segment. */
    private int[] mismatches(int segment, byte[] wanted) {
        int start = segment * SEGMENT;
        int end = Math.min(start + SEGMENT, reference.length);
        int[] count = new int[haplotypes];
        for (int t = Math.max(0, start - MARGIN); t < Math.min(reference.length, end + MARGIN); t++) {
            byte allele = wanted[t];
            if (allele < 0) {
                continue;
            }
            int distance = Math.max(0, Math.max(start - t, t - end + 1));
            int weight = 1 + MARGIN - distance;
            byte[] alleles = reference[t];
            for (int h = 0; h < haplotypes; h++) {
                count[h] += alleles[h] == allele ? 0 : weight;
            }
        }
        return count;
    }

    private static int[] best(int[] count, int wanted) {
        long[] order = new long[count.length];
        for (int h = 0; h < count.length; h++) {
            order[h] = (long) count[h] << 32 | h;
        }
        Arrays.sort(order);
        int[] best = new int[wanted];
        for (int i = 0; i < wanted; i++) {
            best[i] = (int) order[i];
        }
        return best;
    }

    private int[][] keepSlots(int[][] chosen) {
        int[] slotOf = new int[haplotypes];
        for (int segment = 1; segment < chosen.length; segment++) {
            Arrays.fill(slotOf, -1);
            int[] before = chosen[segment - 1];
            for (int slot = 0; slot < before.length; slot++) {
                slotOf[before[slot]] = slot;
            }
            int[] now = new int[slots];
            Arrays.fill(now, -1);
            int[] fresh = new int[slots];
            int count = 0;
            for (int haplotype : chosen[segment]) {
                if (slotOf[haplotype] >= 0) {
                    now[slotOf[haplotype]] = haplotype;
                } else {
                    fresh[count++] = haplotype;
                }
            }
            int next = 0;
            for (int slot = 0; slot < slots; slot++) {
                if (now[slot] < 0) {
                    now[slot] = fresh[next++];
                }
            }
            chosen[segment] = now;
        }
        return chosen;
    }
}
