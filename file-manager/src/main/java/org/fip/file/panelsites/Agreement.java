package org.fip.file.panelsites;

/**
 * How a variant of a file stands to the panel, in the order in which servers ask (imputationserver2, quality control). Where
 * the panel has several variants at a position, the first that applies to any of them.
 */
public enum Agreement {
    /** The same alleles; servers keep it. */
    MATCH,
    /**
     * A and T, or C and G, the other way round than in the panel. Servers keep it, because they can't tell whether the alleles
     * are switched or called on the other strand; nor can anybody without frequencies.
     */
    UNDECIDABLE,
    /** Reference and alternative are exchanged; servers leave it out. */
    SWITCHED,
    /** Called on the other strand; servers leave it out, and many of them end the job. */
    FLIPPED,
    /** Both. */
    FLIPPED_AND_SWITCHED,
    /** Other alleles than the panel's; servers leave it out. */
    MISMATCH,
    /** The panel has nothing there; servers keep it as <em>typed only</em>. */
    ABSENT;

    /** A and T, or C and G, which are called the same on both strands. */
    public static boolean isStrandAmbiguous(byte reference, byte alternative) {
        return Alleles.areComplementary(Alleles.of(reference, alternative));
    }

    static Agreement of(int alleles, int panel) {
        if (alleles == Alleles.OTHER || panel == Alleles.OTHER) {
            return MISMATCH;
        }
        if (alleles == panel) {
            return MATCH;
        }
        if (alleles == Alleles.switched(panel)) {
            return Alleles.areComplementary(alleles) ? UNDECIDABLE : SWITCHED;
        }
        if (Alleles.flipped(alleles) == panel) {
            return FLIPPED;
        }
        return Alleles.flipped(alleles) == Alleles.switched(panel) ? FLIPPED_AND_SWITCHED : MISMATCH;
    }
}
