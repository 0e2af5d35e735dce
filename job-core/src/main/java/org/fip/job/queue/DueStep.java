package org.fip.job.queue;

import java.util.UUID;
import org.fip.job.state.JobStep;

/**
 * All that a message says: this step of this job may be due. Whether it is, the row decides; whose it is and where it goes
 * only decides whose turn it is.
 */
public record DueStep(UUID jobId, JobStep step, long userId, long serviceId) {
    String text() {
        return "%s %s %d %d".formatted(jobId, step, userId, serviceId);
    }

    static DueStep ofText(String text) {
        var parts = text.split(" ", 4);
        return new DueStep(
                UUID.fromString(parts[0]),
                JobStep.valueOf(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]));
    }
}
