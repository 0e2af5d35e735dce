package org.fip.common.problem;

import java.util.List;
import java.util.Map;

/** Refusals that any service may give. */
public sealed interface CommonProblem extends Problem {

    /** One wrong input field; {@code field} is its JSON or form name. */
    record FieldError(String field, String message) {}

    /** All wrong fields of a request at once. */
    record ValidationFailed(List<FieldError> errors) implements CommonProblem {
        @Override
        public String code() {
            return "validation_failed";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String title() {
            return "Some fields are not valid";
        }

        @Override
        public String detail() {
            return String.join(
                    "; ",
                    errors.stream().map(e -> e.field() + ": " + e.message()).toList());
        }

        @Override
        public String action() {
            return "Correct the named fields and send the request again";
        }

        @Override
        public Map<String, Object> members() {
            return Map.of("errors", errors);
        }
    }

    /** The body or a parameter could not be read at all. */
    record Unreadable(String detail) implements CommonProblem {
        @Override
        public String code() {
            return "unreadable_request";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String title() {
            return "The request could not be read";
        }

        @Override
        public String action() {
            return "Check the request against the API documentation";
        }
    }

    /** No token, or one that is malformed, expired or not ours. */
    record Unauthenticated(String detail) implements CommonProblem {
        @Override
        public String code() {
            return "unauthenticated";
        }

        @Override
        public int status() {
            return 401;
        }

        @Override
        public String title() {
            return "Sign-in required";
        }

        @Override
        public String action() {
            return "Sign in and send the token as 'Authorization: Bearer …'";
        }
    }

    /** Known caller, but not allowed. */
    record Forbidden(String detail) implements CommonProblem {
        @Override
        public String code() {
            return "forbidden";
        }

        @Override
        public int status() {
            return 403;
        }

        @Override
        public String title() {
            return "Not allowed";
        }

        @Override
        public String action() {
            return "Ask an operator of the platform if you need this";
        }
    }

    /** Nothing there, or nothing that the caller may see. */
    record NotFound(String what) implements CommonProblem {
        @Override
        public String code() {
            return "not_found";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String title() {
            return "Not found";
        }

        @Override
        public String detail() {
            return what + " was not found";
        }

        @Override
        public String action() {
            return "Check the address; it may have been deleted, or belong to another user";
        }
    }

    /** A refusal of the web layer itself: wrong method, media type, missing header. */
    record Protocol(int status, String title, String detail) implements CommonProblem {
        @Override
        public String code() {
            return "http_" + status;
        }

        @Override
        public String action() {
            return "Check the request against the API documentation";
        }
    }

    /** Another part of the platform did not answer. */
    record DependencyUnavailable(String dependency) implements CommonProblem {
        @Override
        public String code() {
            return "dependency_unavailable";
        }

        @Override
        public int status() {
            return 503;
        }

        @Override
        public String title() {
            return "A part of the platform is not answering";
        }

        @Override
        public String detail() {
            return "The platform's " + dependency + " did not answer";
        }

        @Override
        public String action() {
            return "Try again in a minute; the platform status page shows what is down";
        }
    }

    /** A fault of ours; the log has the rest under the request id. */
    record Internal() implements CommonProblem {
        @Override
        public String code() {
            return "internal_error";
        }

        @Override
        public int status() {
            return 500;
        }

        @Override
        public String title() {
            return "Something went wrong on our side";
        }

        @Override
        public String detail() {
            return "The platform could not finish this request";
        }

        @Override
        public String action() {
            return "Try again; if it stays, report the request id to the operator";
        }
    }
}
