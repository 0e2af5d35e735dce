package org.fip.file.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a file is to the retention policy. */
public enum KeptAs {
    INPUT,
    /** Genotypes that a server gave back, with what is needed to use them. */
    RESULT,
    /** What a server wrote about its work: QC report, statistics, logs. */
    REPORT;

    private static final Set<ResultType> REPORTS =
            EnumSet.of(ResultType.QC_REPORT, ResultType.STATISTICS, ResultType.LOG);

    static KeptAs of(FileType fileType, @Nullable ResultType resultType) {
        if (fileType == FileType.INPUT) {
            return INPUT;
        }
        return resultType != null && REPORTS.contains(resultType) ? REPORT : RESULT;
    }

    public static KeptAs ofText(String text) {
        return Stream.of(values())
                .filter(k -> k.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
