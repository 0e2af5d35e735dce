package org.fip.registry.token;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.fip.adapter.Outcome;
import org.fip.adapter.TokenOwner;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of a token.
 *
 * @param reason in the server's words, when it is not valid
 * @param username of the account there, where the server tells
 * @param expiresAt null when it never ends or is unknown
 */
record TokenVerdict(
        Status status,
        @Nullable String reason,
        @Nullable String username,
        @Nullable Instant expiresAt) {

    /** Only {@code VALID} and {@code REJECTED} say something about the token. */
    enum Status {
        VALID,
        REJECTED,
        UNREACHABLE,
        MAINTENANCE,
        /** The server answered, but not the question. */
        UNCLEAR;

        static Status of(Outcome.Failure<?> failure) {
            return switch (failure) {
                case Outcome.CredentialsRejected<?> _ -> REJECTED;
                case Outcome.Maintenance<?> _ -> MAINTENANCE;
                case Outcome.Unreachable<?> _ -> UNREACHABLE;
                default -> UNCLEAR;
            };
        }

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static TokenVerdict of(Outcome<TokenOwner> outcome) {
        return switch (outcome) {
            case Outcome.Ok<TokenOwner>(var owner) ->
                new TokenVerdict(
                        Status.VALID, null, owner.username().isBlank() ? null : owner.username(), owner.expiresAt());
            case Outcome.Failure<TokenOwner> failure ->
                new TokenVerdict(Status.of(failure), failure.reason(), null, null);
        };
    }
}
