package org.fip.user.signin;

import java.time.Duration;
import org.fip.common.problem.Problem;
import org.fip.common.problem.RetryLater;

/** Why signing in failed. */
sealed interface SigninProblem extends Problem {
    /** Name or password is wrong; which of them is not said. */
    record BadCredentials() implements SigninProblem {
        @Override
        public String code() {
            return "bad_credentials";
        }

        @Override
        public int status() {
            return 401;
        }

        @Override
        public String title() {
            return "Sign-in failed";
        }

        @Override
        public String detail() {
            return "The user name or the password is wrong";
        }

        @Override
        public String action() {
            return "Check both and try again; after five failures sign-in is locked for a while";
        }
    }

    /** The present password was not given rightly; the token is good all the same. */
    record WrongPassword() implements SigninProblem {
        @Override
        public String code() {
            return "wrong_password";
        }

        @Override
        public int status() {
            return 403;
        }

        @Override
        public String title() {
            return "The password was not changed";
        }

        @Override
        public String detail() {
            return "The current password is wrong";
        }

        @Override
        public String action() {
            return "Check it and try again; after five failures the account is locked for a while";
        }
    }

    /** Locked after repeated failures. */
    record TooManyAttempts(Duration retryAfter) implements SigninProblem, RetryLater {
        @Override
        public String code() {
            return "too_many_attempts";
        }

        @Override
        public int status() {
            return 429;
        }

        @Override
        public String title() {
            return "Sign-in is locked for a while";
        }

        @Override
        public String detail() {
            return "There were too many wrong passwords for this account";
        }

        @Override
        public String action() {
            return "Try again in %d seconds".formatted(retryAfter.toSeconds());
        }
    }
}
