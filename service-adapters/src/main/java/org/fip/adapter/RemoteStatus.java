package org.fip.adapter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands.
 *
 * @param progressPercentage 0 to 100, an estimate from the steps; 100 only when succeeded
 * @param queuePosition jobs ahead of this one, while it waits
 * @param messages everything the server said so far, oldest first
 * @param startedAt when the server began to work on it, by the server's clock
 * @param deletionAt when the server will remove the results, once it has announced that
 */
public record RemoteStatus(
        RemoteState state,
        int progressPercentage,
        @Nullable Integer queuePosition,
        List<RemoteMessage> messages,
        @Nullable Instant submittedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant deletionAt) {

    public RemoteStatus {
        messages = List.copyOf(messages);
    }

    /** The server's own words for a failure: the errors of the last step that has any; some failures have none. */
    public Optional<String> failureReason() {
        return messages.reversed().stream()
                .filter(message -> message.kind() == RemoteMessage.Kind.ERROR)
                .findFirst()
                .map(RemoteMessage::step)
                .map(step -> messages.stream()
                        .filter(message -> message.kind() == RemoteMessage.Kind.ERROR)
                        .filter(message -> message.step().equals(step))
                        .map(RemoteMessage::text)
                        .collect(Collectors.joining("\n")));
    }
}
