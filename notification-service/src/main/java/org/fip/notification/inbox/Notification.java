package org.fip.notification.inbox;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/**
 * A notification as its user sees it.
 *
 * @param type for programs, such as {@code job_completed}
 * @param data what it is about, such as {@code job_id}
 */
record Notification(
        long id,
        String type,
        String title,
        String message,

        @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        Map<String, Object> data,

        boolean isRead,
        Instant createdAt) {}
