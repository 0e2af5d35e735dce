package org.fip.file.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Stream;

/** What a result file is, told by the names that imputation servers of both generations and common workflows use. */
public enum ResultType {
    IMPUTED_GENOTYPES,
    /** Leave-one-out dosages at typed sites, for meta-imputation across servers. */
    EMPIRICAL_DOSES,
    INDEX,
    INFO,
    QC_REPORT,
    STATISTICS,
    LOG,
    OTHER;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ResultType ofText(String text) {
        return Stream.of(values())
                .filter(t -> t.text().equals(text))
                .findFirst()
                .orElse(OTHER);
    }

    public static ResultType of(String filename) {
        var path = filename.toLowerCase(Locale.ROOT);
        var name = path.substring(path.lastIndexOf('/') + 1);
        if (name.endsWith(".tbi") || name.endsWith(".csi") || name.endsWith(".md5")) {
            return name.endsWith(".md5") ? OTHER : INDEX;
        }
        if (name.matches(".*(info|sites)(\\.vcf)?(\\.gz)?")) {
            return INFO;
        }
        if (name.matches(".*\\.(vcf|vcf\\.gz|vcf\\.bgz|bcf)")) {
            return name.contains("empiricaldose") ? EMPIRICAL_DOSES : IMPUTED_GENOTYPES;
        }
        if (name.matches("(qc_report\\.txt|quality-control\\.html|qcreport\\.html|statistics\\.txt)")) {
            return QC_REPORT;
        }
        if (path.startsWith("statistics/")
                || name.matches(
                        "(snps-excluded|snps-typed-only|typed-only|chunks-excluded|chrx-info|lift-over)\\.txt")) {
            return STATISTICS;
        }
        return name.matches(".*\\.(log|err|out)|(log|stdout|stderr)(\\.txt)?") ? LOG : OTHER;
    }
}
