package org.fip.registry.sync;

import java.util.Map;
import org.fip.adapter.Outcome;
import org.fip.common.problem.Problem;

/** Why a server's panels could not be learnt. */
sealed interface SyncProblem extends Problem {
    @Override
    default String title() {
        return "The panels could not be synchronised";
    }

    /** The operator has no token of their own for the service. */
    record CredentialsMissing(long serviceId, String serviceName) implements SyncProblem {
        @Override
        public String code() {
            return "credentials_missing";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String detail() {
            return "Servers tell what they offer only to their users, and you have stored no token for " + serviceName;
        }

        @Override
        public String action() {
            return "Go to Settings → Service Credentials, store your own token, and synchronise again";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("service_id", serviceId);
        }
    }

    /** The server did not tell. */
    record NotTold(String code, int status, String detail, String action) implements SyncProblem {
        static NotTold of(String service, Outcome.Failure<?> failure) {
            return switch (failure) {
                case Outcome.CredentialsRejected<?> rejected ->
                    new NotTold(
                            "token_rejected",
                            409,
                            service + " does not accept your token: " + rejected.reason(),
                            "Make a new token on " + service + " and store it at Settings → Service Credentials");
                case Outcome.Maintenance<?> maintenance ->
                    new NotTold(
                            "service_in_maintenance",
                            503,
                            service + " is under maintenance: " + maintenance.reason(),
                            "Synchronise again when it is over");
                case Outcome.Unreachable<?> away ->
                    new NotTold(
                            "service_unreachable",
                            502,
                            service + " cannot be reached: " + away.reason(),
                            "Check the base URL; synchronise again when the server is back");
                case Outcome.Failure<?> other ->
                    new NotTold(
                            "service_answer_unreadable",
                            502,
                            service + " did not say what it offers: " + other.reason(),
                            "Check the service's base URL, type and settings");
            };
        }
    }
}
