package org.fip.adapter;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking an external server: the value, or one of a closed set of failures, so that no caller ever reads an
 * error text or a status code. Reasons are sanitised plain text, at most a few hundred characters, free of secrets.
 */
public sealed interface Outcome<T> {

    /** Whether a request that changes state may have reached the server although its answer is missing. */
    default boolean mayHaveArrived() {
        return false;
    }

    /** The same outcome with its value changed; failures stay as they are. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return then(value -> new Ok<>(change.apply(value)));
    }

    /** Goes on with the value; failures stay as they are. */
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Ok<T>(T value) -> next.apply(value);
            case Failure<T> failure -> failure.as();
        };
    }

    /** Shorthand for a successful outcome. */
    static <T> Outcome<T> ok(T value) {
        return new Ok<>(value);
    }

    /** The server did it. */
    record Ok<T>(T value) implements Outcome<T> {}

    /** Everything but {@link Ok}. */
    sealed interface Failure<T> extends Outcome<T> {

        /** One sentence, in the server's own words where it had some. */
        String reason();

        /** The same failure of another question. */
        @SuppressWarnings("unchecked") // a failure holds no T
        default <R> Failure<R> as() {
            return (Failure<R>) this;
        }
    }

    /** The server understood and said no: asking again unchanged is pointless. */
    record Refused<T>(String reason) implements Failure<T> {}

    /** The user has as many unfinished jobs on the server as it allows; {@code limit} is 0 when it does not say how many. */
    record SlotLimit<T>(int limit, String reason) implements Failure<T> {}

    /** The token is no longer any good (or never was); only the user can cure it. */
    record CredentialsRejected<T>(TokenFault fault, String reason) implements Failure<T> {}

    /** The server is up but closed for work. */
    record Maintenance<T>(String reason, @Nullable Duration retryAfter) implements Failure<T> {}

    /** No answer, a server error, or a request to slow down: try later. */
    record Unreachable<T>(
            String reason, boolean mayHaveArrived, @Nullable Duration retryAfter) implements Failure<T> {}

    /** An answer that nobody can read as what was asked for. */
    record Malformed<T>(String reason, boolean mayHaveArrived) implements Failure<T> {}

    /** The server does not know the job, or the thing asked for. */
    record NotFound<T>(String reason) implements Failure<T> {}

    /** An output that is listed but can never be had again. */
    record Gone<T>(Loss loss, String reason) implements Failure<T> {}

    /** An output that arrived incomplete or unreadable; what the sink took of it must not be used. */
    record Damaged<T>(Damage damage, String reason) implements Failure<T> {}

    /** Why a token was rejected. */
    enum TokenFault {
        /** Its time is over. */
        EXPIRED,
        /** It was revoked, or the user made a newer one on the server. */
        REPLACED,
        /** The server never knew it. */
        INVALID,
        /** It works, but belongs to another account than the job. */
        OTHER_ACCOUNT
    }

    /** Why an output is lost. */
    enum Loss {
        /** The server's retention removed it. */
        RETIRED,
        /** It was downloaded as often as the server allows. */
        DOWNLOAD_LIMIT
    }

    /** How an output is broken. */
    enum Damage {
        /** The transfer ended early: worth another download. */
        CUT_SHORT,
        /** Checksum, structure or decryption failed. */
        CORRUPT,
        /** The password does not open the archive: another download would not help. */
        WRONG_PASSWORD,
        /** Entry names or sizes that no honest archive has. */
        UNSAFE
    }
}
