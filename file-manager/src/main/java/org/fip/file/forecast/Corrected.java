package org.fip.file.forecast;

/**
 * What was changed in a corrected file.
 *
 * @param rows of variants that were written
 * @param switched rows whose reference and alternative were exchanged, and with them the genotypes
 * @param flipped rows that were rewritten for the other strand
 * @param mismatching rows left out because the panel has other alleles
 * @param undecidable A/T and C/G rows left out because they can be read in two ways
 * @param duplicates rows left out because an earlier one has their position: the same variant or, of single bases, any other
 * @param stripped rows that lost INFO and what stood beside GT, because that was about the alleles before the exchange
 * @param renamed rows whose contig was renamed
 */
record Corrected(
        long rows,
        long switched,
        long flipped,
        long flippedAndSwitched,
        long mismatching,
        long undecidable,
        long duplicates,
        long stripped,
        long renamed) {}
