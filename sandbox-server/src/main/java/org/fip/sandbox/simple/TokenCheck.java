package org.fip.sandbox.simple;

import jakarta.servlet.http.HttpServletRequest;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.account.Tokens;
import org.springframework.stereotype.Component;

/** Finds the account whose token a request carries in the header {@code X-Auth-Token}. */
@Component
class TokenCheck {

    private static final String HEADER = "X-Auth-Token";

    private final Tokens tokens;

    TokenCheck(Tokens tokens) {
        this.tokens = tokens;
    }

    Account account(HttpServletRequest request) {
        String token = request.getHeader(HEADER);
        if (token == null) {
            throw new SimpleException(401, "Missing token: send your API token in the header " + HEADER);
        }
        if (tokens.check(token) instanceof Tokens.Valid valid) {
            return valid.account();
        }
        throw new SimpleException(401, "Invalid token");
    }
}
