package org.fip.sandbox.plain;

import java.util.Optional;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.account.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose API token it is; one account serves every dialect. */
@Component
public class Guests {

    private final Tokens tokens;

    Guests(Tokens tokens) {
        this.tokens = tokens;
    }

    public Optional<Account> withToken(@Nullable String token) {
        return token != null && tokens.check(token) instanceof Tokens.Valid valid
                ? Optional.of(valid.account())
                : Optional.empty();
    }
}
