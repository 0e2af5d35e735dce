package org.fip.sandbox.vcf;

import java.util.Arrays;

/**
 * One line of a VCF file with the genotypes as written.
 *
 * @param columns all tab-separated columns; the first nine are fixed, then one per sample
 */
public record VcfRow(String contig, int position, String[] columns) {

    private static final int FIRST_SAMPLE = 9;

    public String id() {
        return columns[2];
    }

    public String ref() {
        return columns[3];
    }

    public String alt() {
        return columns[4];
    }

    public String filter() {
        return columns[6];
    }

    /** Whether no filter is set. */
    public boolean passes() {
        return filter().equals("PASS") || filter().equals(".");
    }

    /** One base against one other. */
    public boolean isSingleBase() {
        return ref().matches("[ACGT]") && alt().matches("[ACGT]");
    }

    public String info() {
        return columns[7];
    }

    public int samples() {
        return Math.max(0, columns.length - FIRST_SAMPLE);
    }

    /** Where a FORMAT field stands in each sample column, or -1. */
    public int formatIndex(String key) {
        String[] keys = columns[8].split(":");
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** A sample's value of the FORMAT field at an index; "." when it is left out. */
    public String value(int sample, int formatIndex) {
        String column = columns[FIRST_SAMPLE + sample];
        int start = 0;
        for (int i = 0; i < formatIndex; i++) {
            start = column.indexOf(':', start) + 1;
            if (start == 0) {
                return ".";
            }
        }
        int end = column.indexOf(':', start);
        return end < 0 ? column.substring(start) : column.substring(start, end);
    }

    /** Whether the sample's genotype is written with {@code /}. */
    public boolean unphased(int sample) {
        String column = columns[FIRST_SAMPLE + sample];
        int end = column.indexOf(':');
        int slash = column.indexOf('/');
        return slash >= 0 && (end < 0 || slash < end);
    }

    /** As the servers look at a first row: no {@code /} and no {@code .} in any sample's column. */
    public boolean allPhasedAndCalled() {
        return Arrays.stream(columns, FIRST_SAMPLE, columns.length)
                .noneMatch(column -> column.contains("/") || column.contains("."));
    }

    /** One of a sample's two alleles (0 or 1, -1 missing or other); a haploid genotype counts twice. */
    public byte allele(int sample, int which) {
        String column = columns[FIRST_SAMPLE + sample];
        boolean diploid = column.length() >= 3 && (column.charAt(1) == '/' || column.charAt(1) == '|');
        char allele = column.isEmpty() ? '.' : column.charAt(diploid ? 2 * which : 0);
        return switch (allele) {
            case '0' -> 0;
            case '1' -> 1;
            default -> -1;
        };
    }
}
