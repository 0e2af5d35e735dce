package org.fip.adapter.cloudgene;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fip.adapter.ApiToken;
import org.fip.adapter.JwtClaims;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.CredentialsRejected;
import org.fip.adapter.Outcome.Loss;
import org.fip.adapter.Outcome.Maintenance;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.Outcome.SlotLimit;
import org.fip.adapter.Outcome.TokenFault;
import org.fip.adapter.Outcome.Unreachable;
import org.fip.adapter.TokenOwner;
import org.fip.adapter.http.Answer;
import org.jspecify.annotations.Nullable;

/** What an answer that is no success means. Some statuses mean two things; then the token is verified to tell them apart. */
final class Verdict {

    private static final Pattern SLOTS = Pattern.compile("(?i)only (\\d{1,6}) jobs? per user");
    private static final String DOWNLOADS_USED_UP = "number of max downloads exceeded";

    private final TokenCheck tokens;

    Verdict(TokenCheck tokens) {
        this.tokens = tokens;
    }

    /** Judges the answer to a question that changes nothing: whatever is not understood is {@link Malformed}. */
    <T> Outcome<T> onReading(Answer answer, ApiToken token) {
        return judge(answer, token, false);
    }

    /** Judges the answer to a request that changes something: a no that is not understood is still a no. */
    <T> Outcome<T> onChange(Answer answer, ApiToken token) {
        return judge(answer, token, true);
    }

    /** Judges the answer to a question that was asked without a token. */
    <T> Outcome<T> onStranger(Answer answer) {
        ErrorText error = ErrorText.of(answer);
        if (answer.status() == 503) {
            return unavailable(error, false, answer.retryAfter());
        }
        if (answer.status() == 401 || answer.status() == 403) {
            return new CredentialsRejected<>(TokenFault.INVALID, error.message());
        }
        return answer.status() >= 500 || answer.status() == 408 || answer.status() == 429
                ? new Unreachable<>(error.message(), false, answer.retryAfter())
                : new Malformed<>("There is no Cloudgene at this address.", false);
    }

    private <T> Outcome<T> judge(Answer answer, ApiToken token, boolean changing) {
        ErrorText error = ErrorText.of(answer);
        int status = answer.status();
        return switch (status) {
            case 401 -> rejected(token, error.message());
            case 403 -> forbidden(error, token);
            case 404 -> notFound(error, token, changing);
            case 408, 429 -> new Unreachable<>(error.message(), false, answer.retryAfter());
            case 503 -> unavailable(error, changing, answer.retryAfter());
            default -> {
                if (status >= 500) {
                    yield new Unreachable<>(error.message(), changing, answer.retryAfter());
                }
                // A question has no "no": only a server's own words about a job may ever end it.
                yield status >= 400 && changing && !answer.isDamaged()
                        ? refused(error.message())
                        : new Malformed<>("The server did not answer the question: " + error.message(), changing);
            }
        };
    }

    /** A success by status that says in its body that it is none. */
    <T> Outcome<T> refused(String message) {
        Matcher slots = SLOTS.matcher(message);
        if (slots.find()) {
            return new SlotLimit<>(Integer.parseInt(slots.group(1)), message);
        }
        return new Refused<>(message);
    }

    /** A download that was not given. */
    static <T> Outcome<T> onDownload(Answer answer) {
        if (answer.isDamaged()) {
            return new Unreachable<>("The server's answer is not readable.", false, answer.retryAfter());
        }
        ErrorText error = ErrorText.of(answer);
        String message = error.message().toLowerCase(Locale.ROOT);
        return switch (answer.status()) {
            // Version 2 says of a removed file that there is no content; version 3 that it is not there.
            case 204 -> new Outcome.Gone<>(Loss.RETIRED, "The server has removed this file.");
            case 404 ->
                message.contains("not found in workspace")
                        ? new Outcome.Gone<>(Loss.RETIRED, error.message())
                        : new NotFound<>(error.message());
            case 400 ->
                message.contains(DOWNLOADS_USED_UP)
                        ? new Outcome.Gone<>(Loss.DOWNLOAD_LIMIT, error.message())
                        : new Refused<>(error.message());
            case 503 -> unavailable(error, false, answer.retryAfter());
            default ->
                answer.status() >= 400 && answer.status() < 500 && answer.status() != 408 && answer.status() != 429
                        ? new Refused<>(error.message())
                        : new Unreachable<>(error.message(), false, answer.retryAfter());
        };
    }

    private static <T> Outcome<T> unavailable(ErrorText error, boolean changing, @Nullable Duration retryAfter) {
        boolean announced =
                error.application() || error.message().toLowerCase(Locale.ROOT).contains("maintenance");
        return announced
                ? new Maintenance<>(error.message(), retryAfter)
                : new Unreachable<>(error.message(), changing, retryAfter);
    }

    private <T> Outcome<T> forbidden(ErrorText error, ApiToken token) {
        if (error.hal() || error.message().equals("Forbidden")) {
            return rejected(token, error.message());
        }
        return ifTokenWorks(
                token,
                new CredentialsRejected<>(
                        TokenFault.OTHER_ACCOUNT,
                        "The token belongs to another account than the job: " + error.message()));
    }

    private <T> Outcome<T> notFound(ErrorText error, ApiToken token, boolean changing) {
        if (!error.application()) {
            // A proxy's or the framework's 404 says that the address is wrong, not that the job has vanished.
            return new Malformed<>("There is no Cloudgene at this address.", changing);
        }
        // Version 2 treats a dead token as a stranger, and strangers see nothing.
        return ifTokenWorks(token, new NotFound<>(error.message()));
    }

    private <T> Outcome<T> ifTokenWorks(ApiToken token, Outcome<T> then) {
        return tokens.verify(token).then((TokenOwner owner) -> then);
    }

    private static <T> Outcome<T> rejected(ApiToken token, String message) {
        return new CredentialsRejected<>(JwtClaims.faultOf(token, Instant.now()), message);
    }
}
