package org.fip.notification.credential;

import java.time.Instant;
import java.util.UUID;
import org.fip.common.event.CredentialEvent;
import org.jspecify.annotations.Nullable;

/** Events as user-service publishes them. */
final class CredentialEvents {
    private static final Instant END = Instant.parse("2026-11-30T09:31:24Z");

    private CredentialEvents() {}

    static CredentialEvent expiring(long user, int daysLeft) {
        return event(user, CredentialEvent.EXPIRING, END, daysLeft);
    }

    static CredentialEvent updated(long user) {
        return event(user, CredentialEvent.UPDATED, null, null);
    }

    private static CredentialEvent event(long user, String type, @Nullable Instant end, @Nullable Integer daysLeft) {
        return new CredentialEvent(
                UUID.randomUUID(),
                type,
                Instant.parse("2026-11-23T10:00:00Z"),
                user,
                1,
                "H3Africa",
                "My H3Africa account",
                end,
                daysLeft);
    }
}
