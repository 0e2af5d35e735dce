package org.fip.adapter.cloudgene;

import java.util.ArrayList;
import java.util.List;
import org.fip.adapter.RemoteMessage;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;
import org.jspecify.annotations.Nullable;

/** The messages of a job's steps as plain text, with the kind that the server meant. */
final class StepMessages {

    private static final int MAX_MESSAGES = 200;
    private static final int MAX_STEP_NAME = 200;

    private StepMessages() {}

    static List<RemoteMessage> of(List<ForeignJson> steps) {
        List<RemoteMessage> messages = new ArrayList<>();
        for (ForeignJson step : steps) {
            String name = PlainText.line(step.at("name").text(), MAX_STEP_NAME);
            List<ForeignJson> log = step.at("logMessages").items();
            for (ForeignJson entry : log) {
                RemoteMessage.@Nullable Kind kind = kind(entry.at("type").number());
                String text = PlainText.of(entry.at("message").text());
                if (kind != null && !text.isBlank()) {
                    messages.add(new RemoteMessage(kind, name, text));
                }
            }
            // Version 2 reports a failed set-up as a step without messages whose name is the error.
            if (log.isEmpty() && name.startsWith("Job Setup failed")) {
                messages.add(new RemoteMessage(RemoteMessage.Kind.ERROR, name, name));
            }
        }
        // The newest ones matter: they say why a job failed.
        int from = Math.max(0, messages.size() - MAX_MESSAGES);
        return List.copyOf(messages.subList(from, messages.size()));
    }

    /** The field {@code success} is always true and says nothing; only {@code type} counts. */
    private static RemoteMessage.@Nullable Kind kind(@Nullable Long type) {
        if (type == null) {
            return RemoteMessage.Kind.INFO;
        }
        return switch (Math.toIntExact(Math.clamp(type, -1L, 1_000L))) {
            case 1 -> RemoteMessage.Kind.ERROR;
            case 2 -> RemoteMessage.Kind.WARNING;
            case 3 -> RemoteMessage.Kind.PROGRESS;
            case 27 -> null; // a picture of the chunks, drawn in HTML
            default -> RemoteMessage.Kind.INFO;
        };
    }
}
