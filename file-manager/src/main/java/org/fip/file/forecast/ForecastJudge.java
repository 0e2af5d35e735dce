package org.fip.file.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.fip.file.preflight.Build;
import org.fip.file.preflight.Severity;

/**
 * Says what a forecast means. Limits are those that servers of the Michigan family have unless their operators set others; no
 * server tells its own.
 */
final class ForecastJudge {
    private static final int MOST_FLIPS = 100;

    private final Forecast forecast;
    private final List<ForecastRemark> remarks = new ArrayList<>();

    private ForecastJudge(Forecast forecast) {
        this.forecast = forecast;
    }

    /** The gravest first. */
    static List<ForecastRemark> remarks(Forecast forecast) {
        var judge = new ForecastJudge(forecast);
        if (!judge.saysNothing()) {
            judge.build();
            judge.strands();
            judge.leftOut();
            judge.chunks();
            judge.kept();
        }
        return judge.remarks.stream()
                .sorted(Comparator.comparing(ForecastRemark::severity))
                .toList();
    }

    private boolean saysNothing() {
        var fileBuild = forecast.fileBuild();
        if (fileBuild != null && forecast.isConvertedFirst()) {
            add(
                    Severity.WARNING,
                    "The file is %s and the panel %s. Servers convert the positions first; what they do then is not foretold here.",
                    name(fileBuild),
                    name(forecast.build()));
            return true;
        }
        if (forecast.withoutSites() > 0) {
            add(
                    Severity.INFO,
                    "%,d variants are on chromosomes of which the panel's sites have not been loaded.",
                    forecast.withoutSites());
        }
        return forecast.compared() == 0;
    }

    private void build() {
        if (forecast.isHardlyInPanel()) {
            add(
                    Severity.ERROR,
                    "Only %.1f %% of the variants are in the panel: the file is probably of another build than %s.",
                    100 * forecast.overlap(),
                    name(forecast.build()));
        } else if (forecast.mostlyMismatches()) {
            add(
                    Severity.ERROR,
                    "%.0f %% of the variants that are in the panel have other alleles there: the file is probably of another build than %s.",
                    100.0 * forecast.mismatching() / forecast.inPanel(),
                    name(forecast.build()));
        }
    }

    private void strands() {
        var flips = forecast.flipped() + forecast.flippedAndSwitched();
        if (flips > MOST_FLIPS) {
            add(
                    Severity.ERROR,
                    "%,d variants are called on the other strand; servers end a job with more than %d.",
                    flips,
                    MOST_FLIPS);
        } else if (flips > 0) {
            add(Severity.WARNING, "%,d variants are called on the other strand and would be left out.", flips);
        }
    }

    private void leftOut() {
        if (forecast.switched() > 0) {
            add(
                    Severity.WARNING,
                    "%,d variants have reference and alternative exchanged and would be left out.",
                    forecast.switched());
        }
        if (forecast.mismatching() > 0) {
            add(
                    Severity.WARNING,
                    "%,d variants have other alleles than the panel and would be left out.",
                    forecast.mismatching());
        }
    }

    private void chunks() {
        var lost = forecast.lostStretches().size();
        if (lost == 0) {
            return;
        }
        if (lost == forecast.stretches()) {
            add(Severity.ERROR, "No stretch of 20 Mb would be left to impute.");
        } else {
            add(Severity.WARNING, "%,d of %,d stretches of 20 Mb would not be imputed.", lost, forecast.stretches());
        }
    }

    private void kept() {
        if (forecast.undecidable() > 0) {
            add(
                    Severity.WARNING,
                    "%,d A/T or C/G variants stand the other way round than in the panel; servers keep them, perhaps with wrong alleles.",
                    forecast.undecidable());
        }
        if (forecast.duplicates() > 0) {
            add(Severity.INFO, "%,d rows repeat a variant.", forecast.duplicates());
        }
    }

    private void add(Severity severity, String sentence, Object... values) {
        remarks.add(new ForecastRemark(severity, String.format(Locale.ROOT, sentence, values)));
    }

    private static String name(Build build) {
        return build == Build.HG19 ? "GRCh37 (hg19)" : "GRCh38 (hg38)";
    }
}
