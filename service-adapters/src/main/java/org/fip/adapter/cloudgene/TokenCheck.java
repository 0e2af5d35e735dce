package org.fip.adapter.cloudgene;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fip.adapter.ApiToken;
import org.fip.adapter.JwtClaims;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.CredentialsRejected;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.TokenFault;
import org.fip.adapter.Outcome.Unreachable;
import org.fip.adapter.TokenOwner;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;
import org.fip.adapter.http.Answer;
import org.fip.adapter.http.RemoteHttp;
import org.jspecify.annotations.Nullable;

/** Asks the server's own verification, which answers 200 whatever the token: only {@code valid} counts. */
final class TokenCheck {

    /** Servers write "never" as a date some 68 years away. */
    private static final Duration NEVER = Duration.ofDays(365L * 50);

    private final RemoteHttp http;
    private final Endpoints endpoints;

    TokenCheck(RemoteHttp http, Endpoints endpoints) {
        this.http = http;
        this.endpoints = endpoints;
    }

    Outcome<TokenOwner> verify(ApiToken token) {
        return http.postForm(endpoints.verify(), Map.of("token", token.value())).then(answer -> judge(answer, token));
    }

    private static Outcome<TokenOwner> judge(Answer answer, ApiToken token) {
        Optional<ForeignJson> body = answer.json().filter(json -> json.has("valid"));
        if (answer.isSuccess() && body.isPresent()) {
            return body.get().at("valid").isTrue() ? owner(body.get(), token) : rejected(body.get(), token);
        }
        if (answer.status() == 401 || answer.status() == 403) {
            return new CredentialsRejected<>(
                    JwtClaims.faultOf(token, Instant.now()),
                    ErrorText.of(answer).message());
        }
        if (answer.status() >= 500 || answer.status() == 429) {
            return new Unreachable<>(ErrorText.of(answer).message(), false, answer.retryAfter());
        }
        return new Malformed<>("The server does not verify tokens as Cloudgene does.", false);
    }

    private static Outcome<TokenOwner> owner(ForeignJson body, ApiToken token) {
        @Nullable Instant end = body.at("expire").instant();
        if (end == null) {
            end = JwtClaims.of(token).map(JwtClaims::expiresAt).orElse(null);
        }
        boolean never = end == null || end.isAfter(Instant.now().plus(NEVER));
        return Outcome.ok(new TokenOwner(
                PlainText.line(body.at("username").text(""), 100),
                absentWhenEmpty(PlainText.line(body.at("name").text(), 200)),
                absentWhenEmpty(PlainText.line(body.at("mail").text(), 200)),
                never ? null : end));
    }

    private static Outcome<TokenOwner> rejected(ForeignJson body, ApiToken token) {
        String message = PlainText.line(body.at("message").text(body.at("error").text("Invalid API token.")), 300);
        TokenFault fault = JwtClaims.faultOf(token, Instant.now());
        boolean saysExpired = message.toLowerCase(Locale.ROOT).contains("expired");
        return new CredentialsRejected<>(
                saysExpired && fault != TokenFault.INVALID ? TokenFault.EXPIRED : fault, message);
    }

    private static @Nullable String absentWhenEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
