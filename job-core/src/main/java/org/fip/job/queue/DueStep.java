package org.fip.job.queue;

import java.util.UUID;
import org.fip.job.state.JobStep;

/** All that a message says: this step of this job may be due. Whether it is, the row decides. */
public record DueStep(UUID jobId, JobStep step) {
    String text() {
        return jobId + " " + step;
    }

    static DueStep ofText(String text) {
        var parts = text.split(" ", 2);
        return new DueStep(UUID.fromString(parts[0]), JobStep.valueOf(parts[1]));
    }
}
