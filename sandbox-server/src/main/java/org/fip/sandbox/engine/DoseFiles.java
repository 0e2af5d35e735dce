package org.fip.sandbox.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.fip.sandbox.engine.TargetGenotypes.TypedSite;
import org.fip.sandbox.panel.Site;
import org.fip.sandbox.vcf.BlockGzip;
import org.jspecify.annotations.Nullable;

/**
 * Writes an imputed chromosome: dosages per sample ({@code GT:DS:HDS:GP}), the same sites without samples, and on
 * request the leave-one-out dosages of the typed sites for meta-imputation ({@code GT:LDS}).
 */
final class DoseFiles implements Closeable {

    private static final String[] THOUSANDTHS = new String[2001];

    static {
        for (int i = 0; i < THOUSANDTHS.length; i++) {
            THOUSANDTHS[i] = shorten(String.format(Locale.ROOT, "%.3f", i / 1000.0));
        }
    }

    private final String contig;
    private final Writer dose;
    private final Writer info;
    private final @Nullable Writer empirical;
    private final StringBuilder line = new StringBuilder(1 << 14);

    DoseFiles(ImputationTask task, ImputedFiles files, String engine) throws IOException {
        this.contig = task.panel().contig();
        this.dose = BlockGzip.writer(files.dose());
        this.info = BlockGzip.writer(files.info());
        Path leftOut = files.empirical();
        this.empirical = leftOut == null ? null : BlockGzip.writer(leftOut);
        List<String> samples = task.target().samples();
        dose.write(DoseHeader.text(task, engine, samples));
        info.write(DoseHeader.text(task, engine, List.of()));
        if (empirical != null) {
            empirical.write(DoseHeader.text(task, engine, samples));
        }
    }

    private static String shorten(String number) {
        return number.replaceFirst("\\.?0+$", "");
    }

    /** An imputed site of the panel. */
    void imputed(Site site, float[] dosages, ImputationQuality quality) throws IOException {
        begin(site, ".", "IMPUTED", quality);
        finish(dosages);
    }

    /** A typed site of the panel with its leave-one-out dosages. */
    void typed(TypedSite typed, float[] dosages, float[] leftOut, ImputationQuality quality) throws IOException {
        begin(typed.site(), typed.id(), "TYPED;IMPUTED", quality);
        finish(dosages);
        if (empirical != null) {
            fixedColumns(typed.site(), typed.id()).append("TYPED\tGT:LDS");
            for (int i = 0; i < dosages.length; i += 2) {
                byte[] alleles = typed.alleles();
                line.append('\t').append(allele(alleles[i])).append('|').append(allele(alleles[i + 1]));
                line.append(':').append(three(leftOut[i])).append('|').append(three(leftOut[i + 1]));
            }
            empirical.append(line.append('\n'));
        }
    }

    /** A typed site that the panel lacks; it is passed on as it came. */
    void typedOnly(TypedSite typed) throws IOException {
        byte[] alleles = typed.alleles();
        float[] dosages = new float[alleles.length];
        double sum = 0;
        int called = 0;
        for (byte allele : alleles) {
            sum += Math.max(allele, 0);
            called += allele >= 0 ? 1 : 0;
        }
        float mean = called == 0 ? 0 : (float) (sum / called);
        for (int i = 0; i < alleles.length; i++) {
            dosages[i] = alleles[i] < 0 ? mean : alleles[i];
        }
        begin(typed.site(), typed.id(), "TYPED", ImputationQuality.of(dosages));
        finish(dosages);
    }

    private static char allele(byte allele) {
        return allele < 0 ? '.' : (char) ('0' + allele);
    }

    private StringBuilder fixedColumns(Site site, String id) {
        line.setLength(0);
        String name = id.equals(".") ? contig + ":" + site.position() + ":" + site.ref() + ":" + site.alt() : id;
        line.append(contig).append('\t').append(site.position()).append('\t').append(name);
        line.append('\t').append(site.ref()).append('\t').append(site.alt()).append("\t.\tPASS\t");
        return line;
    }

    private void begin(Site site, String id, String flags, ImputationQuality quality) throws IOException {
        fixedColumns(site, id);
        line.append("AF=").append(six(quality.frequency()));
        line.append(";MAF=")
                .append(six(quality.minorFrequency()))
                .append(";R2=")
                .append(six(quality.r2()));
        if (!Double.isNaN(quality.empiricalR2())) {
            line.append(";ER2=").append(six(quality.empiricalR2()));
        }
        line.append(';').append(flags);
        info.append(line).append('\n');
    }

    private void finish(float[] dosages) throws IOException {
        line.append("\tGT:DS:HDS:GP");
        for (int i = 0; i < dosages.length; i += 2) {
            float a = dosages[i];
            float b = dosages[i + 1];
            line.append('\t').append(a > 0.5f ? '1' : '0').append('|').append(b > 0.5f ? '1' : '0');
            line.append(':').append(three(a + b));
            line.append(':').append(three(a)).append(',').append(three(b));
            line.append(':').append(three((1 - a) * (1 - b)));
            line.append(',').append(three(a * (1 - b) + b * (1 - a)));
            line.append(',').append(three(a * b));
        }
        dose.append(line.append('\n'));
    }

    private static String three(float value) {
        return THOUSANDTHS[Math.clamp(Math.round(value * 1000), 0, 2000)];
    }

    private static String six(double value) {
        long millionths = Math.round(value * 1_000_000);
        String digits = Long.toString(1_000_000 + millionths % 1_000_000).substring(1);
        return millionths / 1_000_000 + "." + digits;
    }

    @Override
    public void close() throws IOException {
        try (dose;
                info;
                empirical) {
            line.setLength(0);
        }
    }
}
