package org.fip.file.quality;

import java.util.Locale;
import java.util.stream.IntStream;

/** Results as Minimac4 writes them, small. */
public final class ImputedVcf {
    private static final String HEADER = """
            ##fileformat=VCFv4.2
            ##contig=<ID=%s>
            ##INFO=<ID=AF,Number=1,Type=Float,Description="Estimated Alternate Allele Frequency">
            ##INFO=<ID=MAF,Number=1,Type=Float,Description="Estimated Minor Allele Frequency">
            ##INFO=<ID=R2,Number=1,Type=Float,Description="Estimated Imputation Accuracy (R-square)">
            ##INFO=<ID=ER2,Number=1,Type=Float,Description="Empirical (Leave-One-Out) R-square">
            ##INFO=<ID=IMPUTED,Number=0,Type=Flag,Description="Marker was imputed">
            ##INFO=<ID=TYPED,Number=0,Type=Flag,Description="Marker was genotyped">
            """;

    private final String contig;
    private final String[] samples;
    private final StringBuilder text;
    private final boolean withGenotypes;

    private ImputedVcf(String contig, boolean withGenotypes, String... samples) {
        this.contig = contig;
        this.samples = samples;
        this.withGenotypes = withGenotypes;
        this.text = new StringBuilder(HEADER.formatted(contig)).append("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO");
        if (withGenotypes) {
            text.append("\tFORMAT\t").append(String.join("\t", samples));
        }
        text.append('\n');
    }

    public static ImputedVcf genotypes(String contig, String... samples) {
        return new ImputedVcf(contig, true, samples);
    }

    public static ImputedVcf info(String contig) {
        return new ImputedVcf(contig, false);
    }

    public ImputedVcf imputed(int position, double maf, double r2) {
        return row(position, "AF=%s;MAF=%s;R2=%s;IMPUTED".formatted(maf, maf, r2));
    }

    public ImputedVcf typed(int position, double maf, double r2, double er2) {
        return row(position, "AF=%s;MAF=%s;R2=%s;ER2=%s;TYPED;IMPUTED".formatted(maf, maf, r2, er2));
    }

    public ImputedVcf typedOnly(int position, double maf) {
        return row(position, "AF=%s;MAF=%s;R2=1;TYPED".formatted(maf, maf));
    }

    public ImputedVcf row(int position, String info) {
        text.append("%s\t%d\trs%d\tA\tG\t.\tPASS\t%s".formatted(contig, position, position, info));
        if (withGenotypes) {
            text.append("\tGT:DS");
            IntStream.range(0, samples.length)
                    .forEach(i -> text.append(
                            String.format(Locale.ROOT, "\t%d|0:%.3f", i % 2, (i * 7 + position) % 1000 / 1000.0)));
        }
        text.append('\n');
        return this;
    }

    public String text() {
        return text.toString();
    }
}
