package org.fip.adapter.wes;

import java.time.Duration;
import java.util.Locale;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.CredentialsRejected;
import org.fip.adapter.Outcome.Maintenance;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.Outcome.TokenFault;
import org.fip.adapter.Outcome.Unreachable;
import org.fip.adapter.http.Answer;
import org.jspecify.annotations.Nullable;

/** What an answer that is no success means; the number is taken from the HTTP line, since bodies state others or none. */
final class WesFault {

    private WesFault() {}

    static <T> Outcome<T> onReading(Answer answer) {
        return onReading(answer.status(), message(answer), answer.retryAfter());
    }

    /**
     * Judges the answer to a question. A run that was just submitted may be unknown for minutes, and servers say so by 400,
     * 404 or 409; that is {@link NotFound}, which callers believe only after a while.
     */
    static <T> Outcome<T> onReading(long status, String message, @Nullable Duration retryAfter) {
        return switch ((int) status) {
            case 401 -> new CredentialsRejected<>(TokenFault.INVALID, message);
            case 403 -> new CredentialsRejected<>(TokenFault.OTHER_ACCOUNT, message);
            case 400, 404, 405, 409, 410, 501 -> new NotFound<>(message);
            case 503 -> closed(message, false, retryAfter);
            default ->
                status >= 500 || status == 408 || status == 429
                        ? new Unreachable<>(message, false, retryAfter)
                        : new Malformed<>(message, false);
        };
    }

    /** Judges the answer to a submission. */
    static <T> Outcome<T> onSubmission(Answer answer) {
        if (answer.isDamaged()) {
            return new Malformed<>(message(answer), true);
        }
        return switch (answer.status()) {
            case 401 -> new CredentialsRejected<>(TokenFault.INVALID, message(answer));
            case 403 -> new CredentialsRejected<>(TokenFault.INVALID, message(answer));
            case 408, 429 -> new Unreachable<>(message(answer), false, answer.retryAfter());
            case 503 -> closed(message(answer), true, answer.retryAfter());
            case 413 -> new Refused<>("The site does not take files of this size with a run: " + message(answer));
            default ->
                answer.status() >= 500
                        ? new Unreachable<>(message(answer), true, answer.retryAfter())
                        : new Refused<>(message(answer));
        };
    }

    /** WES has no word for maintenance; some sites say it all the same. */
    private static <T> Outcome<T> closed(String message, boolean changing, @Nullable Duration retryAfter) {
        return message.toLowerCase(Locale.ROOT).contains("maintenance")
                ? new Maintenance<>(message, retryAfter)
                : new Unreachable<>(message, changing, retryAfter);
    }

    /** The server's own words, without its paths. */
    static String message(Answer answer) {
        return withoutPaths(answer.message());
    }

    /** Paths of the site are nobody's business outside; the last part is what helps. */
    static String withoutPaths(String text) {
        return text.replaceAll("(?<![\\w:/.])/(?:[^\\s/'\"<>:]+/)+([^\\s/'\"<>:]+)", "…/$1");
    }
}
