package org.fip.adapter.simple;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.CredentialsRejected;
import org.fip.adapter.Outcome.Maintenance;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.Outcome.SlotLimit;
import org.fip.adapter.Outcome.TokenFault;
import org.fip.adapter.Outcome.Unreachable;
import org.fip.adapter.http.Answer;

/** What an answer that is no success means. */
final class SimpleFault {

    private static final Pattern SLOTS = Pattern.compile("(?i)only (\\d{1,6}) jobs? per user");

    private SimpleFault() {}

    static <T> Outcome<T> onReading(Answer answer) {
        return switch (answer.status()) {
            case 404, 405, 410 -> new NotFound<>(answer.message());
            default -> judge(answer, false, new Malformed<>(answer.message(), false));
        };
    }

    static <T> Outcome<T> onSubmission(Answer answer) {
        return judge(
                answer, true, answer.isDamaged() ? new Malformed<>(answer.message(), true) : refused(answer.message()));
    }

    private static <T> Outcome<T> judge(Answer answer, boolean changing, Outcome<T> otherwise) {
        String message = answer.message();
        return switch (answer.status()) {
            case 401, 403 -> new CredentialsRejected<>(TokenFault.INVALID, message);
            case 408, 429 -> new Unreachable<>(message, false, answer.retryAfter());
            case 503 ->
                message.toLowerCase(java.util.Locale.ROOT).contains("maintenance")
                        ? new Maintenance<>(message, answer.retryAfter())
                        : new Unreachable<>(message, changing, answer.retryAfter());
            default -> answer.status() >= 500 ? new Unreachable<>(message, changing, answer.retryAfter()) : otherwise;
        };
    }

    static <T> Outcome<T> refused(String message) {
        Matcher slots = SLOTS.matcher(message);
        return slots.find() ? new SlotLimit<>(Integer.parseInt(slots.group(1)), message) : new Refused<>(message);
    }
}
