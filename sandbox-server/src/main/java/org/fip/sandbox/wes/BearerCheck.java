package org.fip.sandbox.wes;

import jakarta.servlet.http.HttpServletRequest;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.account.Tokens;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Finds the account whose token a request carries as {@code Authorization: Bearer …}. */
@Component
class BearerCheck {

    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;

    BearerCheck(Tokens tokens) {
        this.tokens = tokens;
    }

    Account account(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new WesException(401, "Not authenticated");
        }
        if (tokens.check(header.substring(SCHEME.length()).strip()) instanceof Tokens.Valid valid) {
            return valid.account();
        }
        throw new WesException(401, "Invalid token");
    }
}
