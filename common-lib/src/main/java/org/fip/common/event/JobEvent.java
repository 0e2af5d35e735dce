package org.fip.common.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a job. Published on {@link EventTopology#EXCHANGE} under its {@code type} as routing key:
 * {@code job.status.changed}, {@code job.completed}, {@code job.failed}, {@code job.cancelled}.
 *
 * @param eventId the same for every delivery of the same event; consumers are idempotent by it
 * @param status {@code pending}, {@code queued}, {@code running}, {@code completed}, {@code failed}, {@code cancelled}
 * @param attention why the job waits, if it does
 * @param progressPercentage 0 to 100
 */
public record JobEvent(
        UUID eventId,
        String type,
        Instant occurredAt,
        UUID jobId,
        long userId,
        String jobName,
        long serviceId,
        String status,
        @Nullable String attention,
        int progressPercentage,
        @Nullable String message,
        @Nullable String errorCode,
        @Nullable String errorAction)
        implements PlatformEvent {

    public static final String STATUS_CHANGED = "job.status.changed";
    public static final String COMPLETED = "job.completed";
    public static final String FAILED = "job.failed";
    public static final String CANCELLED = "job.cancelled";
}
