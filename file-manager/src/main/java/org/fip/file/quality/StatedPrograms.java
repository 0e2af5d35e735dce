package org.fip.file.quality;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.fip.file.quality.FileSummary.ReportLine;

/**
 * What the header of a result states of the programs that made it: {@code source} as Minimac, Beagle, IMPUTE5 and GLIMPSE write
 * it, {@code pipeline}, {@code phasing} and {@code imputation} as servers of the first generation do, {@code mis_pipeline} and
 * {@code mis_phasing} as those of the second.
 */
final class StatedPrograms {
    private static final Pattern STATED =
            Pattern.compile("##(source|(?:mis_)?(?:pipeline|phasing|imputation))=\"?([^\"]{1,200})\"?");

    /** Of one file, and of a job. */
    static final int MOST = 20;

    private final Set<ReportLine> found = new LinkedHashSet<>();

    void header(String line) {
        var match = STATED.matcher(line);
        if (match.matches() && found.size() < MOST) {
            found.add(new ReportLine(match.group(1), match.group(2).strip()));
        }
    }

    List<ReportLine> result() {
        return List.copyOf(found);
    }
}
