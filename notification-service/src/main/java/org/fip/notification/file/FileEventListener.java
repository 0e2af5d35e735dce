package org.fip.notification.file;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fip.common.event.FilesExpiringEvent;
import org.fip.notification.inbox.Draft;
import org.fip.notification.inbox.Draft.Channel;
import org.fip.notification.inbox.Notifications;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;

/** Tells a user that files of theirs will be deleted, while there is time to keep or download them. */
@Component
class FileEventListener {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Notifications notifications;

    FileEventListener(Notifications notifications) {
        this.notifications = notifications;
    }

    @RabbitListener(queues = FileEventQueues.QUEUE)
    void on(FilesExpiringEvent event) {
        notifications.add(draft(event));
    }

    static Draft draft(FilesExpiringEvent event) {
        return new Draft(
                event.eventId(),
                event.userId(),
                "files_expiring",
                event.fileCount() == 1
                        ? "A File Will Be Deleted"
                        : "%d Files Will Be Deleted".formatted(event.fileCount()),
                message(event),
                Map.of(
                        "file_count", event.fileCount(),
                        "expires_at", event.firstAt().toString()),
                Set.of(Channel.WEB, Channel.EMAIL));
    }

    private static String message(FilesExpiringEvent event) {
        var files = event.files().stream()
                .map(f -> "- %s, on %s".formatted(f.filename(), day(f.expiresAt())))
                .collect(Collectors.joining("\n"));
        var more = event.fileCount() - event.files().size();
        var why = event.fileCount() == 1
                ? "This file will be deleted, because its term is over and no job needs it:"
                : "These files will be deleted, because their terms are over and no job needs them:";
        return """
                %s

                %s%s

                Action: To keep a file, open Files and choose Keep, or download it before that day""".formatted(why, files, more > 0 ? "\n- and %d more".formatted(more) : "");
    }

    private static String day(Instant instant) {
        return DATE.format(instant);
    }
}
