package org.fip.sandbox.cloudgene;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.fip.sandbox.account.Tokens;
import org.fip.sandbox.cloudgene.shared.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells anyone who holds a token whether it is good; the answer is always 200. */
@RestController
class TokenController {

    private final Tokens tokens;

    TokenController(Tokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping(path = "/api/v2/tokens/verify", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Map<String, @Nullable Object> verify(@RequestParam(defaultValue = "") String token) {
        if (tokens.check(token) instanceof Tokens.Valid valid && valid.api()) {
            return Json.object(
                    "valid",
                    true,
                    "message",
                    "API Token was created by %s and is valid.", // the real server forgets to fill in the name
                    "mail",
                    valid.account().mail(),
                    "name",
                    valid.account().fullName(),
                    "username",
                    valid.account().username(),
                    "expire",
                    valid.expires().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return Json.object(
                "valid",
                false,
                "message",
                "Invalid API Token.",
                "mail",
                null,
                "name",
                null,
                "username",
                null,
                "expire",
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** Anything but a form gets a misleading 401. */
    @PostMapping("/api/v2/tokens/verify")
    void notAForm() {
        throw CloudgeneException.unauthorized();
    }
}
