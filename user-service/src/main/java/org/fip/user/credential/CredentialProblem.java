package org.fip.user.credential;

import org.fip.common.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Why a credential cannot be stored. */
sealed interface CredentialProblem extends Problem {
    /** The external service did not list the user's jobs. */
    record JobsNotListed(
            String service,
            ConnectionTest.Status why,
            @Nullable String reason) implements CredentialProblem {
        @Override
        public String code() {
            return switch (why) {
                case REJECTED -> "credentials_rejected";
                case UNREACHABLE, MAINTENANCE -> "external_service_unavailable";
                case VALID, UNCLEAR -> "cannot_list_jobs";
            };
        }

        @Override
        public int status() {
            return why == ConnectionTest.Status.UNREACHABLE || why == ConnectionTest.Status.MAINTENANCE ? 503 : 409;
        }

        @Override
        public String title() {
            return "Your jobs there are not known";
        }

        @Override
        public String detail() {
            return "%s did not list your jobs%s".formatted(service, reason == null ? "" : ": " + reason);
        }

        @Override
        public String action() {
            return switch (why) {
                case REJECTED ->
                    "Make a new token on %s and store it at Settings → Service Credentials".formatted(service);
                case UNREACHABLE, MAINTENANCE -> "Try again later";
                case VALID, UNCLEAR -> "Look for your jobs on the service's own page";
            };
        }
    }

    /** There is no such imputation service. */
    record ServiceNotFound(long serviceId) implements CredentialProblem {
        @Override
        public String code() {
            return "service_not_found";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String title() {
            return "No such service";
        }

        @Override
        public String detail() {
            return "There is no imputation service with id " + serviceId;
        }

        @Override
        public String action() {
            return "Take the id from the list of services";
        }
    }
}
