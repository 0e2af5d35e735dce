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

    private static String named(Collection<String> names) {
        var shown = String.join(", ", names.stream().limit(NAMED).toList());
        return names.size() > NAMED ? shown + " and " + (names.size() - NAMED) + " more" : shown;
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
            return "'" + (region.length() > 100 ? region.substring(0, 100) + "…" : region) + "' is not a region";
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

    /** A job without genotypes: not ended yet, failed, or of a service that gives none back. */
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
            return "No result of the job " + jobId + " is a VCF of imputed genotypes";
        }

        @Override
        public String action() {
            return "Wait until the job has completed, or download its files as they are";
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
