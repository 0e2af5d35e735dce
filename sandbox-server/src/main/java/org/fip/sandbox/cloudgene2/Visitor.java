package org.fip.sandbox.cloudgene2;

import org.fip.sandbox.account.Account;
import org.fip.sandbox.cloudgene.shared.Maintenance;
import org.fip.sandbox.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request. Without a good token that is the public user, who may ask anything and owns nothing.
 *
 * @param account null for the public user
 * @param session whether by cookie and CSRF token; an API token may not restart or delete jobs, nor manage tokens
 */
record Visitor(@Nullable Account account, boolean session) {

    static final Visitor PUBLIC = new Visitor(null, false);

    /** The account, where the public user is refused. */
    Account signedIn() {
        if (account == null) {
            throw RestletException.unauthorized();
        }
        return account;
    }

    /** The same visitor where API tokens do not count: with one, one is the public user. */
    Visitor bySession() {
        return session ? this : PUBLIC;
    }

    /** Refuses everyone but administrators in a session. */
    void asAdmin() {
        if (!bySession().signedIn().admin()) {
            throw RestletException.unauthorized();
        }
    }

    /** Refuses to show somebody else's job. */
    void mustOwn(Job job) {
        boolean owner = account != null && (account.admin() || job.username().equals(account.username()));
        if (!owner) {
            throw RestletException.accessDenied();
        }
    }

    /** Refuses ordinary users while the server is in maintenance. */
    void refusedDuring(Maintenance maintenance) {
        if (maintenance.keepsOut(account)) {
            throw RestletException.application(503, Maintenance.REFUSAL);
        }
    }
}
