package org.fip.worker.step;

import java.util.List;
import java.util.Set;
import org.fip.adapter.RemoteMessage;
import org.fip.job.store.Note;

/** Turns what a server says into notes for the history, each only once. */
final class RemoteMessages {
    private static final int LONGEST = 4000;

    private RemoteMessages() {}

    static List<Note> unseen(List<RemoteMessage> messages, Set<String> seen) {
        return messages.stream()
                // Progress is shown as a percentage; its texts change with every poll.
                .filter(m ->
                        m.kind() != RemoteMessage.Kind.PROGRESS && !m.text().isBlank())
                .map(RemoteMessages::note)
                .filter(n -> !seen.contains(n.message()))
                .distinct()
                .toList();
    }

    private static Note note(RemoteMessage message) {
        var text = message.step().isBlank() ? message.text() : message.step() + ": " + message.text();
        var kept = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
        return switch (message.kind()) {
            case ERROR -> Note.error(kept);
            case WARNING -> Note.warning(kept);
            case INFO, PROGRESS -> Note.info(kept);
        };
    }
}
