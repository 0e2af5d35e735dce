package org.fip.adapter.simple;

import java.util.List;
import java.util.Locale;
import org.fip.adapter.RemoteMessage;
import org.fip.adapter.RemoteState;
import org.fip.adapter.RemoteStatus;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;

/** Reads {@code state}, {@code progress} and {@code message}. */
final class SimpleState {

    private SimpleState() {}

    /** The documented words are waiting, running, success and error; the others are what servers say for the same. */
    static RemoteState of(ForeignJson job) {
        String word = job.at("state").text(job.at("status").text("")).strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "waiting", "queued", "pending", "submitted" -> RemoteState.QUEUED;
            case "running", "processing", "started", "in_progress" -> RemoteState.RUNNING;
            case "exporting" -> RemoteState.EXPORTING;
            case "success", "succeeded", "completed", "complete", "finished", "done" -> RemoteState.SUCCEEDED;
            case "error", "failed", "failure" -> RemoteState.FAILED;
            case "cancelled", "canceled", "aborted" -> RemoteState.CANCELLED;
            case "retired", "expired", "deleted" -> RemoteState.RETIRED;
            default -> RemoteState.UNKNOWN;
        };
    }

    static RemoteStatus status(ForeignJson job) {
        RemoteState state = of(job);
        String message = PlainText.of(job.at("message").text(job.at("error").text("")));
        RemoteMessage.Kind kind = state == RemoteState.FAILED
                ? RemoteMessage.Kind.ERROR
                : state == RemoteState.SUCCEEDED ? RemoteMessage.Kind.INFO : RemoteMessage.Kind.PROGRESS;
        return new RemoteStatus(
                state,
                progress(job, state),
                null,
                message.isEmpty() ? List.of() : List.of(new RemoteMessage(kind, "Job", message)),
                null,
                null,
                null,
                null);
    }

    private static int progress(ForeignJson job, RemoteState state) {
        if (state == RemoteState.SUCCEEDED) {
            return 100;
        }
        try {
            double stated = Double.parseDouble(
                    job.at("progress").text("0").replace("%", "").strip());
            return (int) Math.clamp(stated, 0, 99);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
