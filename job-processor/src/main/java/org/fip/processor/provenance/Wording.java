package org.fip.processor.provenance;

import java.util.Locale;

/** What keys are called in the field. */
final class Wording {
    static final String NO_PHASING = "no_phasing";

    private Wording() {}

    static String kind(String apiType) {
        return switch (apiType) {
            case "michigan" -> "a server of the Michigan Imputation Server's kind (Cloudgene)";
            case "wes" -> "a server with the GA4GH Workflow Execution Service interface";
            default -> "a server with the interface " + apiType;
        };
    }

    static String build(String build) {
        return switch (build.toLowerCase(Locale.ROOT)) {
            case "hg19" -> "GRCh37/hg19";
            case "hg38" -> "GRCh38/hg38";
            default -> build;
        };
    }

    static String engine(String phasing) {
        return switch (phasing) {
            case "eagle" -> "Eagle";
            case "beagle" -> "Beagle";
            default -> phasing;
        };
    }
}
