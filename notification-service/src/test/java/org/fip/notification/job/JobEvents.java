package org.fip.notification.job;

import java.time.Instant;
import java.util.UUID;
import org.fip.common.event.JobEvent;
import org.jspecify.annotations.Nullable;

/** Events as job-processor publishes them. */
final class JobEvents {
    private JobEvents() {}

    static JobEvent completed(long user) {
        return event(user, JobEvent.COMPLETED, "completed", null, null, null, null);
    }

    static JobEvent failed(long user) {
        return event(
                user,
                JobEvent.FAILED,
                "failed",
                null,
                "H3Africa authentication failed: Forbidden",
                "authentication_failed",
                "Please update your credentials at Settings → Service Credentials");
    }

    static JobEvent cancelled(long user) {
        return event(user, JobEvent.CANCELLED, "cancelled", null, null, null, null);
    }

    static JobEvent running(long user, @Nullable String attention, @Nullable String message) {
        return event(user, JobEvent.STATUS_CHANGED, "running", attention, message, null, null);
    }

    static JobEvent called(String name, JobEvent event) {
        return new JobEvent(
                event.eventId(),
                event.type(),
                event.occurredAt(),
                event.jobId(),
                event.userId(),
                name,
                event.serviceId(),
                event.status(),
                event.attention(),
                event.progressPercentage(),
                event.message(),
                event.errorCode(),
                event.errorAction());
    }

    private static JobEvent event(
            long user,
            String type,
            String status,
            @Nullable String attention,
            @Nullable String message,
            @Nullable String code,
            @Nullable String action) {
        return new JobEvent(
                UUID.randomUUID(),
                type,
                Instant.parse("2026-11-23T10:00:00Z"),
                UUID.randomUUID(),
                user,
                "Chr20 pilot",
                1,
                status,
                attention,
                45,
                message,
                code,
                action);
    }
}
