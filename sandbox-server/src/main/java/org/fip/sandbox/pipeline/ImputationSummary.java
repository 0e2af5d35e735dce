package org.fip.sandbox.pipeline;

import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How well a job's sites were imputed: their number and mean R² by minor allele frequency. */
final class ImputationSummary {

    private enum Frequency {
        COMMON("MAF >= 5 %"),
        LOW("MAF 1-5 %"),
        RARE("MAF < 1 %");

        private final String label;

        Frequency(String label) {
            this.label = label;
        }

        static Frequency of(double maf) {
            return maf >= 0.05 ? COMMON : maf >= 0.01 ? LOW : RARE;
        }
    }

    private final Map<Frequency, DoubleSummaryStatistics> r2 = new EnumMap<>(Frequency.class);
    private int typed;

    ImputationSummary() {
        for (Frequency frequency : Frequency.values()) {
            r2.put(frequency, new DoubleSummaryStatistics());
        }
    }

    /** Takes the INFO column of a site. */
    void add(String info) {
        double maf = 0;
        double quality = 0;
        for (String entry : info.split(";", -1)) {
            if (entry.equals("TYPED")) {
                typed++;
                return;
            }
            if (entry.startsWith("MAF=")) {
                maf = Double.parseDouble(entry.substring(4));
            } else if (entry.startsWith("R2=")) {
                quality = Double.parseDouble(entry.substring(3));
            }
        }
        of(Frequency.of(maf)).accept(Double.isFinite(quality) ? quality : 0);
    }

    private DoubleSummaryStatistics of(Frequency frequency) {
        return Objects.requireNonNull(r2.get(frequency));
    }

    String text() {
        long sites = r2.values().stream()
                .mapToLong(DoubleSummaryStatistics::getCount)
                .sum();
        var text = new StringBuilder();
        text.append("Typed sites: ").append(typed).append('\n');
        text.append("Imputed sites: ").append(sites).append('\n');
        for (Frequency frequency : Frequency.values()) {
            DoubleSummaryStatistics imputed = of(frequency);
            String mean = imputed.getCount() == 0 ? "-" : String.format(Locale.ROOT, "%.3f", imputed.getAverage());
            text.append("Mean R2, ").append(frequency.label).append(": ").append(mean);
            text.append(" (").append(imputed.getCount()).append(" imputed sites)\n");
        }
        return text.toString();
    }
}
