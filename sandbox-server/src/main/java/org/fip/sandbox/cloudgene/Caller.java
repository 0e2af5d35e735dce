package org.fip.sandbox.cloudgene;

import org.fip.sandbox.account.Account;
import org.fip.sandbox.cloudgene.shared.Maintenance;

/**
 * Who sent a request with a good token.
 *
 * @param api whether it was an API token, which may not manage tokens or delete jobs
 */
record Caller(Account account, boolean api) {

    String username() {
        return account.username();
    }

    boolean admin() {
        return account.admin();
    }

    /** Refuses API tokens. */
    Caller withSession() {
        if (api) {
            throw CloudgeneException.forbidden();
        }
        return this;
    }

    /** Refuses everyone but administrators in a session. */
    Caller asAdmin() {
        if (!admin()) {
            throw CloudgeneException.forbidden();
        }
        return withSession();
    }

    /** Refuses ordinary users while the server is in maintenance. */
    void refusedDuring(Maintenance maintenance) {
        if (maintenance.keepsOut(account)) {
            throw CloudgeneException.application(503, Maintenance.REFUSAL);
        }
    }
}
