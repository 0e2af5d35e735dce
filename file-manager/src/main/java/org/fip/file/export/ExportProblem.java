package org.fip.file.export;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fip.common.problem.Problem;
import org.fip.common.problem.RetryLater;

/** Why results cannot be exported as they were asked for. */
sealed interface ExportProblem extends Problem {
    /** How many names a sentence lists. */
    int NAMED = 10;

    String FILTERS =
            "Filter by min_r2=0.8 or r2>=0.8, min_maf=0.01 or maf>=0.01, region=20:1000000-2000000 and samples=NA12878";

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    private static String named(Collection<String> names) {
        var shown = String.join(", ", names.stream().limit(NAMED).toList());
        return names.size() > NAMED ? shown + " and " + (names.size() - NAMED) + " more" : shown;
    }

    /** What would be left out without a word otherwise. */
    record UnknownFilter(List<String> unknown) implements ExportProblem {
        @Override
        public String code() {
            return "unknown_filter";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String title() {
            return "An export has no such filter";
        }

        @Override
        public String detail() {
            return "The export knows no parameter "
                    + named(unknown.stream().map(ExportProblem::shortened).toList());
        }

        @Override
        public String action() {
            return FILTERS;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("unknown", unknown, "known", ExportQuery.KNOWN);
        }
    }

    /** A filter that says nothing, perhaps by mistake. */
    record EmptyFilter(List<String> empty) implements ExportProblem {
        @Override
        public String code() {
            return "empty_filter";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String title() {
            return "A filter has no value";
        }

        @Override
        public String detail() {
            return "Without a value: " + named(empty);
        }

        @Override
        public String action() {
            return "Give it a value, or leave it out for no limit. " + FILTERS;
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("empty", empty, "known", ExportQuery.KNOWN);
        }
    }

    /** Not a region by its spelling. */
    record BadRegion(String region) implements ExportProblem {
        @Override
        public String code() {
            return "bad_region";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String title() {
            return "This is not a region";
        }

        @Override
        public String detail() {
            return "'" + shortened(region) + "' is not a region";
        }

        @Override
        public String action() {
            return "Write a chromosome, 20, or a part of one, 20:1000000-2000000; several with commas between them";
        }
    }

    /** The results have no rows there. */
    record UnknownChromosome(List<String> unknown, List<String> known) implements ExportProblem {
        @Override
        public String code() {
            return "unknown_chromosome";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String title() {
            return "The results do not have this chromosome";
        }

        @Override
        public String detail() {
            return "The results have no chromosome " + named(unknown) + "; they have " + named(known);
        }

        @Override
        public String action() {
            return "Leave it out";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("unknown", unknown, "known", known);
        }
    }

    /** Names that are in no column. */
    record UnknownSamples(List<String> unknown, int samples) implements ExportProblem {
        @Override
        public String code() {
            return "unknown_samples";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String title() {
            return "The results do not have these samples";
        }

        @Override
        public String detail() {
            return "None of the results' " + samples + " samples is called " + named(unknown);
        }

        @Override
        public String action() {
            return "Write the names as they are in the input's VCF; upper and lower case are different";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("unknown", unknown);
        }
    }

    /** There is nothing to filter by. */
    record NoAccuracy(String filename) implements ExportProblem {
        @Override
        public String code() {
            return "no_accuracy_score";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "The results have no accuracy score";
        }

        @Override
        public String detail() {
            return "The header of '" + filename + "' declares none of R2, DR2, INFO, AR2 and RSQ";
        }

        @Override
        public String action() {
            return "Export without a lowest R²";
        }
    }

    /** A job without genotypes: not ended yet, failed, of a service that gives none back, or they were deleted. */
    record NoGenotypes(UUID jobId) implements ExportProblem {
        @Override
        public String code() {
            return "no_imputed_genotypes";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "The job has no imputed genotypes";
        }

        @Override
        public String detail() {
            return "No result that the platform has of the job " + jobId
                    + " is a VCF of imputed genotypes: none came yet, the server sent none, or it was deleted";
        }

        @Override
        public String action() {
            return "Wait for the results if the job is still under way; otherwise download what else it has as it is";
        }
    }

    /** A result that cannot be read as VCF, or that does not go together with the others. */
    record NotExportable(String filename, String reason) implements ExportProblem {
        @Override
        public String code() {
            return "not_exportable";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "A result cannot be exported";
        }

        @Override
        public String detail() {
            return "'" + filename + "': " + reason;
        }

        @Override
        public String action() {
            return "Download the job's files as they are";
        }
    }

    /** Enough are under way. */
    record TooManyExports() implements ExportProblem, RetryLater {
        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(60);
        }

        @Override
        public String code() {
            return "too_many_exports";
        }

        @Override
        public int status() {
            return 503;
        }

        @Override
        public String title() {
            return "Many exports are under way";
        }

        @Override
        public String detail() {
            return "The platform makes as many exports at once as it can";
        }

        @Override
        public String action() {
            return "Try again in a minute";
        }
    }
}
