package org.fip.file.panelsites;

/**
 * A single-base variant as one number: two bits for the reference, two for the alternative. Everything else that stands at a
 * position, such as an insertion, is {@link #OTHER}.
 */
final class Alleles {
    /** Neither of the two is a single base, or they are the same. */
    static final int OTHER = 16;

    private static final String BASES = "ACGT";
    private static final int COMPLEMENT = 3;

    private Alleles() {}

    static int of(byte reference, byte alternative) {
        var ref = BASES.indexOf(reference);
        var alt = BASES.indexOf(alternative);
        return ref < 0 || alt < 0 || ref == alt ? OTHER : ref << 2 | alt;
    }

    static int switched(int alleles) {
        return (alleles & 3) << 2 | alleles >> 2;
    }

    /** As they are called on the other strand. */
    static int flipped(int alleles) {
        return (COMPLEMENT - (alleles >> 2)) << 2 | COMPLEMENT - (alleles & 3);
    }

    /** A and T, or C and G: the other strand has the same two. */
    static boolean areComplementary(int alleles) {
        return alleles != OTHER && flipped(alleles) == switched(alleles);
    }
}
