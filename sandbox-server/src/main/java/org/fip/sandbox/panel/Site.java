package org.fip.sandbox.panel;

/**
 * A biallelic variant.
 *
 * @param position 1-based position on its chromosome
 */
public record Site(int position, String ref, String alt) {

    /** Whether both alleles pair with each other, so that the strand cannot be told from them (A/T, C/G). */
    public boolean strandAmbiguous() {
        return ref.length() == 1 && alt.equals(complement(ref));
    }

    /** The same alleles read from the other strand. */
    public Site flipped() {
        return new Site(position, complement(ref), complement(alt));
    }

    /** The same alleles with reference and alternative exchanged. */
    public Site switched() {
        return new Site(position, alt, ref);
    }

    private static String complement(String allele) {
        var flipped = new StringBuilder(allele.length());
        for (int i = allele.length() - 1; i >= 0; i--) {
            flipped.append(
                    switch (allele.charAt(i)) {
                        case 'A' -> 'T';
                        case 'T' -> 'A';
                        case 'C' -> 'G';
                        case 'G' -> 'C';
                        default -> 'N';
                    });
        }
        return flipped.toString();
    }
}
