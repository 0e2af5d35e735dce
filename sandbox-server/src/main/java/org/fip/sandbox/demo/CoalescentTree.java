package org.fip.sandbox.demo;

import java.util.Arrays;
import java.util.Random;

/**
 * The genealogy of a sample at one place of the genome, changed by recombination while walking along it.
 *
 * <p>Times are in units of twice the diploid population size, in which two lineages meet at rate 1 (Kingman 1982). One
 * step of {@link #recombine} is a step of the SMC' process (Marjoram and Wall 2006): a lineage is cut at a uniformly
 * chosen point and meets any lineage of the tree again, its own old one included.
 */
final class CoalescentTree {

    private static final int NONE = -1;

    private final Random random;
    private final int leaves;
    private final double[] time;
    private final int[] parent;
    private final int[] left;
    private final int[] right;
    private final double[] meetings;
    private int root;

    CoalescentTree(int leaves, Random random) {
        this.leaves = leaves;
        this.random = random;
        int nodes = 2 * leaves - 1;
        time = new double[nodes];
        parent = new int[nodes];
        left = new int[nodes];
        right = new int[nodes];
        meetings = new double[leaves - 1];
        Arrays.fill(left, NONE);
        Arrays.fill(right, NONE);
        grow();
    }

    private void grow() {
        int[] free = new int[leaves];
        for (int i = 0; i < leaves; i++) {
            free[i] = i;
        }
        double now = 0;
        int lineages = leaves;
        for (int node = leaves; node < time.length; node++) {
            now += exponential(lineages * (lineages - 1) / 2.0);
            time[node] = now;
            int first = random.nextInt(lineages);
            left[node] = free[first];
            free[first] = free[--lineages];
            int second = random.nextInt(lineages);
            right[node] = free[second];
            free[second] = node;
            parent[left[node]] = node;
            parent[right[node]] = node;
        }
        root = time.length - 1;
        parent[root] = NONE;
    }

    double totalLength() {
        double length = 0;
        for (int node = 0; node < time.length; node++) {
            if (node != root) {
                length += time[parent[node]] - time[node];
            }
        }
        return length;
    }

    double exponential(double rate) {
        return -StrictMath.log(1 - random.nextDouble()) / rate;
    }

    /** Marks the leaves below a point that is chosen uniformly on the tree: the carriers of a new mutation. */
    void mutate(byte[] alleles) {
        mark(branchAt(random.nextDouble() * totalLength()).node, alleles);
    }

    private void mark(int node, byte[] alleles) {
        if (node < leaves) {
            alleles[node] = 1;
        } else {
            mark(left[node], alleles);
            mark(right[node], alleles);
        }
    }

    void recombine() {
        Point cut = branchAt(random.nextDouble() * totalLength());
        double meeting = meetingAfter(cut.time);
        int target = lineageAt(meeting);
        if (target == cut.node) {
            return;
        }
        int joint = parent[cut.node];
        int sibling = left[joint] == cut.node ? right[joint] : left[joint];
        if (target == joint) {
            target = sibling; // the joint dissolves, so its branch becomes the sibling's
        }
        replaceChild(joint, sibling);
        int above = target == root ? NONE : parent[target];
        time[joint] = meeting;
        left[joint] = cut.node;
        right[joint] = target;
        parent[joint] = above;
        if (above == NONE) {
            root = joint;
        } else if (left[above] == target) {
            left[above] = joint;
        } else {
            right[above] = joint;
        }
        parent[target] = joint;
    }

    private void replaceChild(int joint, int sibling) {
        int above = parent[joint];
        parent[sibling] = above;
        if (above == NONE) {
            root = sibling;
        } else if (left[above] == joint) {
            left[above] = sibling;
        } else {
            right[above] = sibling;
        }
    }

    private record Point(int node, double time) {}

    private Point branchAt(double along) {
        double rest = along;
        for (int node = 0; node < time.length; node++) {
            if (node != root) {
                double length = time[parent[node]] - time[node];
                if (rest < length) {
                    return new Point(node, time[node] + rest);
                }
                rest -= length;
            }
        }
        return new Point(0, 0);
    }

    private double meetingAfter(double start) {
        System.arraycopy(time, leaves, meetings, 0, meetings.length);
        Arrays.sort(meetings);
        int passed = 0;
        while (passed < meetings.length && meetings[passed] <= start) {
            passed++;
        }
        double now = start;
        double toGo = exponential(1);
        while (passed < meetings.length) {
            int lineages = leaves - passed;
            double until = (meetings[passed] - now) * lineages;
            if (toGo < until) {
                return now + toGo / lineages;
            }
            toGo -= until;
            now = meetings[passed++];
        }
        return now + toGo;
    }

    private int lineageAt(double when) {
        int found = 0;
        int chosen = root;
        for (int node = 0; node < time.length; node++) {
            boolean there = time[node] <= when && (node == root || time[parent[node]] > when);
            if (there && random.nextInt(++found) == 0) {
                chosen = node;
            }
        }
        return chosen;
    }
}
