package org.fip.user.account;

import org.fip.common.problem.Problem;

/** Why an account cannot be made. */
sealed interface AccountProblem extends Problem {
    @Override
    default int status() {
        return 409;
    }

    /** Somebody has this user name. */
    record UsernameTaken(String username) implements AccountProblem {
        @Override
        public String code() {
            return "username_taken";
        }

        @Override
        public String title() {
            return "This user name is taken";
        }

        @Override
        public String detail() {
            return "The user name '" + username + "' belongs to somebody else";
        }

        @Override
        public String action() {
            return "Choose another user name, or sign in if it is yours";
        }
    }

    /** Somebody has registered with this address. */
    record EmailTaken() implements AccountProblem {
        @Override
        public String code() {
            return "email_taken";
        }

        @Override
        public String title() {
            return "This e-mail address is in use";
        }

        @Override
        public String detail() {
            return "An account with this e-mail address exists";
        }

        @Override
        public String action() {
            return "Sign in with that account, or use another address";
        }
    }
}
