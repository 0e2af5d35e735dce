package org.fip.adapter.wes;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fip.adapter.RemoteMessage;
import org.fip.adapter.RemoteState;
import org.fip.adapter.RemoteStatus;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;
import org.jspecify.annotations.Nullable;

/** Reads states, times and the little that servers tell about a run. */
final class RunReader {

    private static final String WORKFLOW = "Workflow";
    private static final int MAX_TEXT = 500;

    private RunReader() {}

    /** Any word that the specification does not know keeps the job as it is. */
    static RemoteState state(@Nullable String word) {
        return switch (word == null ? "" : word.toUpperCase(Locale.ROOT)) {
            case "QUEUED", "INITIALIZING" -> RemoteState.QUEUED;
            case "RUNNING", "PAUSED", "CANCELING" -> RemoteState.RUNNING;
            case "COMPLETE" -> RemoteState.SUCCEEDED;
            case "EXECUTOR_ERROR", "SYSTEM_ERROR", "PREEMPTED" -> RemoteState.FAILED;
            case "CANCELED" -> RemoteState.CANCELLED;
            case "DELETED" -> RemoteState.RETIRED;
            default -> RemoteState.UNKNOWN;
        };
    }

    /** A run that has not ended: its state is all there is. */
    static RemoteStatus underWay(String word) {
        RemoteState state = state(word);
        List<RemoteMessage> messages = switch (word.toUpperCase(Locale.ROOT)) {
            case "PAUSED" -> List.of(info("The site has paused the workflow"));
            case "CANCELING" -> List.of(info("The site is stopping the workflow"));
            default -> List.of();
        };
        return new RemoteStatus(state, state == RemoteState.RUNNING ? 30 : 0, null, messages, null, null, null, null);
    }

    /** A run that has ended, with its log where there is one. */
    static RemoteStatus ended(String word, ForeignJson run, RunLogs logs) {
        RemoteState state = state(word);
        ForeignJson log = run.at("run_log");
        @Nullable Instant started = time(log.at("start_time").text());
        @Nullable Instant finished = time(log.at("end_time").text());
        // Servers mix local time and UTC in one answer; a wrong duration is worse than none.
        boolean plausible = started == null || finished == null || !finished.isBefore(started);
        return new RemoteStatus(
                state,
                state == RemoteState.SUCCEEDED ? 100 : 0,
                null,
                messages(word, state, run, logs),
                null,
                plausible ? started : null,
                plausible ? finished : null,
                null);
    }

    private static List<RemoteMessage> messages(String word, RemoteState state, ForeignJson run, RunLogs logs) {
        if (state != RemoteState.FAILED) {
            return List.of();
        }
        List<RemoteMessage> messages = new ArrayList<>();
        messages.add(error(
                switch (word.toUpperCase(Locale.ROOT)) {
                    case "SYSTEM_ERROR" -> "The site could not run the workflow; this is worth another try";
                    case "PREEMPTED" -> "The site took the machine back; this is worth another try";
                    default -> "The workflow failed";
                }));
        for (ForeignJson task : run.at("task_logs").items()) {
            Long code = task.at("exit_code").number();
            if (code != null && code != 0) {
                messages.add(error("%s ended with exit code %d"
                        .formatted(PlainText.line(task.at("name").text("A task"), 100), code)));
            }
        }
        String stderr = logs.text("stderr");
        NextflowError.in(stderr)
                .or(() -> NextflowError.in(logs.text("stdout")))
                .or(() -> LogEnd.telling(stderr))
                .ifPresent(reason -> messages.add(error(PlainText.of(WesFault.withoutPaths(lastOf(reason))))));
        return messages;
    }

    private static String lastOf(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(text.length() - MAX_TEXT);
    }

    private static RemoteMessage info(String text) {
        return new RemoteMessage(RemoteMessage.Kind.INFO, WORKFLOW, text);
    }

    private static RemoteMessage error(String text) {
        return new RemoteMessage(RemoteMessage.Kind.ERROR, WORKFLOW, text);
    }

    /** With or without a zone (then UTC is assumed), microseconds, a bracketed zone; null when it is no time. */
    static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String plain = text.strip().replaceAll("\\[.*]$", "").replace(' ', 'T');
        try {
            return OffsetDateTime.parse(plain).toInstant();
        } catch (DateTimeParseException noZone) {
            try {
                return LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException noTime) {
                return null;
            }
        }
    }
}
