package org.fip.notification.inbox;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification that is about to be made.
 *
 * @param eventId the event behind it, if there is one; makes repeating harmless
 */
public record Draft(
        @Nullable UUID eventId,
        long userId,
        String type,
        String title,
        String message,
        Map<String, Object> data,
        Set<Channel> channels) {

    /** A way to reach a user. */
    public enum Channel {
        WEB,
        EMAIL
    }
}
