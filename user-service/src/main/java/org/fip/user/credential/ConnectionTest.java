package org.fip.user.credential;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.fip.user.credential.ServiceCatalogue.TokenVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What testing a stored token showed.
 *
 * @param message what the service said, in a sentence
 * @param action what to do about it; null when it works
 */
record ConnectionTest(
        Status status, String message, @Nullable String action, Credential credential) {

    /** Only {@code VALID} and {@code REJECTED} say something about the token; the others change nothing. */
    enum Status {
        VALID,
        REJECTED,
        UNREACHABLE,
        MAINTENANCE,
        UNCLEAR;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The answer was about a token that is no longer the stored one. */
    static ConnectionTest overtaken(String service, Credential credential) {
        return new ConnectionTest(
                Status.UNCLEAR,
                "A new token was stored while " + service + " was asked about the one before",
                "Test again",
                credential);
    }

    static ConnectionTest of(String service, TokenVerdict verdict, Credential credential) {
        var said = verdict.reason() == null ? "" : ": " + verdict.reason();
        return switch (verdict.status()) {
            case VALID ->
                new ConnectionTest(
                        Status.VALID,
                        verdict.username() == null
                                ? service + " accepts the token."
                                : "The token belongs to %s at %s.".formatted(verdict.username(), service),
                        null,
                        credential);
            case REJECTED ->
                new ConnectionTest(
                        Status.REJECTED,
                        service + " does not accept the token" + said,
                        "Make a new token on " + service + " and store it at Settings → Service Credentials",
                        credential);
            case MAINTENANCE ->
                new ConnectionTest(
                        Status.MAINTENANCE,
                        service + " is under maintenance" + said,
                        "Test again when it is over; the token was not judged",
                        credential);
            case UNREACHABLE ->
                new ConnectionTest(
                        Status.UNREACHABLE,
                        service + " cannot be reached" + said,
                        "Test again later; the token was not judged",
                        credential);
            case UNCLEAR ->
                new ConnectionTest(
                        Status.UNCLEAR,
                        service + " did not say whether it accepts the token" + said,
                        "Submit a small job to find out, or ask the operator to check the service's settings",
                        credential);
        };
    }
}
