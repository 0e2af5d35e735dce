package org.fip.sandbox.account;

import org.jspecify.annotations.Nullable;

/**
 * An account as it is stored.
 *
 * @param failures failed logins in a row
 * @param lockedUntil milliseconds since 1970
 * @param apiHash what the one valid API token carries; null when there is none
 * @param apiExpires when that token expires, milliseconds since 1970
 */
public record Account(
        String username,
        String passwordHash,
        String fullName,
        String mail,
        boolean admin,
        int failures,
        long lockedUntil,
        @Nullable String apiHash,
        long apiExpires) {

    Account withApiToken(@Nullable String hash, long expires) {
        return new Account(username, passwordHash, fullName, mail, admin, failures, lockedUntil, hash, expires);
    }

    Account withFailures(int count, long locked) {
        return new Account(username, passwordHash, fullName, mail, admin, count, locked, apiHash, apiExpires);
    }

    @Override
    public String toString() {
        return "Account[" + username + "]";
    }
}
