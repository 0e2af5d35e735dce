package org.fip.sandbox.cloudgene2;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.account.Tokens;
import org.fip.sandbox.cloudgene.shared.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells anyone who holds a token whether it is good; the answer is always 200. */
@RestController
class TokensResource {

    /** As {@link java.util.Date} prints itself. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss zzz yyyy", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());

    private final Tokens tokens;

    TokensResource(Tokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping(Paths.API + "/tokens/verify")
    ResponseEntity<String> verify(@RequestParam(defaultValue = "") String token) {
        return Restlet.jsonAsText(
                switch (tokens.check(token)) {
                    case Tokens.Valid valid -> valid.api() ? good(valid) : unreadable();
                    case Tokens.Revoked revoked -> Json.object("valid", false, "message", "Invalid API Token.");
                    case Tokens.Invalid invalid -> unreadable();
                });
    }

    private static Map<String, @Nullable Object> good(Tokens.Valid valid) {
        Account account = valid.account();
        return Json.object(
                "valid",
                true,
                "mail",
                account.mail(),
                "api_hash",
                account.apiHash(),
                "expire",
                valid.expires().toEpochMilli(),
                "name",
                account.fullName(),
                "api",
                true,
                "message",
                "API Token was created by " + account.username() + " and is valid until " + DATE.format(valid.expires())
                        + ".",
                "username",
                account.username());
    }

    private static Map<String, @Nullable Object> unreadable() {
        return Json.object("valid", false, "error", "Unkown error."); // sic
    }
}
