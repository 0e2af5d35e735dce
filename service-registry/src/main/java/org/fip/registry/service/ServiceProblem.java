package org.fip.registry.service;

import org.fip.common.problem.Problem;

/** Why a service cannot be stored. */
sealed interface ServiceProblem extends Problem {
    /** Another service has this slug. */
    record SlugTaken(String slug) implements ServiceProblem {
        @Override
        public String code() {
            return "service_slug_taken";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "There is already such a service";
        }

        @Override
        public String detail() {
            return "Another service has the short name " + slug;
        }

        @Override
        public String action() {
            return "Choose another slug, or change that service";
        }
    }
}
