package org.fip.file.preflight;

import java.util.BitSet;

/**
 * Reads the genotype columns of rows. Where a row has nothing but diploid genotypes of the alleles 0 and 1, two are read at a
 * time; anything else goes character by character.
 */
public final class Genotypes {
    // Two genotypes, each ALLELE SEPARATOR ALLELE TAB: everything but the lowest bit of the alleles, which tells 0 from
    // 1.
    private static final long ALL_BUT_ALLELES = 0xFFFEFFFEFFFEFFFEL;
    private static final long TWO_PHASED = 0x09307C3009307C30L;
    private static final long TWO_UNPHASED = 0x09302F3009302F30L;
    private static final long ALLELES = 0x0001000100010001L;
    private static final int ALLELES_OF_TWO = 4;

    private final int[] samplesMissing;
    private final int[] halfOfSample;
    private final BitSet haploid = new BitSet();
    private final BitSet otherPloidy = new BitSet();

    private boolean ploidyMatters;
    private int columns;
    private int missing;
    private int unphased;
    private int unreadable;
    private long called;
    private long alternative;

    Genotypes(int samples) {
        this.samplesMissing = new int[samples];
        this.halfOfSample = new int[samples];
    }

    /**
     * Reads a row from the column after FORMAT on; the answers of the methods below are about it.
     *
     * @param ploidyMatters whether to note who is haploid here, and who has half of a genotype
     */
    void read(byte[] line, int from, int to, boolean ploidyMatters) {
        this.ploidyMatters = ploidyMatters;
        columns = 0;
        missing = 0;
        unphased = 0;
        unreadable = 0;
        called = 0;
        alternative = 0;
        var at = from;
        while (at < to) {
            if (!ploidyMatters && at + Long.BYTES <= to) {
                at = pairs(line, at, to);
            }
            if (at < to) {
                at = one(line, at, to);
            }
        }
        if (to > from && line[to - 1] == '\t') {
            columns++;
            unreadable++;
        }
    }

    private int pairs(byte[] line, int from, int to) {
        var alternatives = 0L;
        var slashes = 0;
        var last = to - Long.BYTES;
        var at = from;
        for (; at <= last; at += Long.BYTES) {
            var two = Bytes.eightAt(line, at);
            var frame = two & ALL_BUT_ALLELES;
            if (frame == TWO_UNPHASED) {
                slashes += 2;
            } else if (frame != TWO_PHASED) {
                break;
            }
            alternatives += Long.bitCount(two & ALLELES);
        }
        var read = (at - from) / Long.BYTES;
        columns += 2 * read;
        called += (long) ALLELES_OF_TWO * read;
        alternative += alternatives;
        unphased += slashes;
        return at;
    }

    private int one(byte[] line, int from, int to) {
        var ploidy = 0;
        var dots = 0;
        var alternatives = 0;
        var slash = false;
        var readable = true;
        var inAllele = false;
        var at = from;
        reading:
        for (; at < to; at++) {
            var c = line[at];
            switch (c) {
                case '\t', ':' -> {
                    break reading;
                }
                case '/', '|' -> {
                    readable &= inAllele;
                    inAllele = false;
                    slash |= c == '/';
                }
                case '.' -> {
                    readable &= !inAllele;
                    inAllele = true;
                    ploidy++;
                    dots++;
                }
                case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                    if (!inAllele) {
                        inAllele = true;
                        ploidy++;
                        alternatives += c == '0' ? 0 : 1;
                    }
                }
                default -> readable = false;
            }
        }
        if (!readable || !inAllele) {
            unreadable++;
        } else if (dots == ploidy) {
            if (missing < samplesMissing.length) {
                samplesMissing[missing] = columns;
            }
            missing++;
        } else if (dots > 0 && ploidyMatters && columns < halfOfSample.length) {
            halfOfSample[columns]++;
        }
        if (slash) {
            unphased++;
        }
        if (ploidyMatters && ploidy > 0 && columns < halfOfSample.length) {
            (ploidy == 1 ? haploid : otherPloidy).set(columns);
        }
        called += ploidy - dots;
        alternative += alternatives;
        columns++;
        return at < to && line[at] == '\t' ? at + 1 : Bytes.indexOf(line, at, to, '\t') + 1;
    }

    /** How many samples a row should have genotypes of. */
    public int samples() {
        return halfOfSample.length;
    }

    /** How many samples the row has genotypes of. */
    int columns() {
        return columns;
    }

    /** Genotypes without a called allele. */
    public int missing() {
        return missing;
    }

    int unphased() {
        return unphased;
    }

    int unreadable() {
        return unreadable;
    }

    /** Called alleles. */
    long called() {
        return called;
    }

    /** Called alleles other than the reference's. */
    long alternative() {
        return alternative;
    }

    /** The samples whose genotype is missing, from 0; the first {@link #missing()} of the array. */
    int[] samplesMissing() {
        return samplesMissing;
    }

    /** Genotypes with one allele called and one missing, per sample since the first row, where it mattered. */
    int[] halfOfSample() {
        return halfOfSample;
    }

    /** Samples that were haploid at one place and not at another, of those where it mattered. */
    BitSet mixedPloidy() {
        var both = (BitSet) haploid.clone();
        both.and(otherPloidy);
        return both;
    }
}
