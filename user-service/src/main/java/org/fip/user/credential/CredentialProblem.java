package org.fip.user.credential;

import org.fip.common.problem.Problem;

/** Why a credential cannot be stored. */
sealed interface CredentialProblem extends Problem {
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
