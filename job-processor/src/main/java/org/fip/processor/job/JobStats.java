package org.fip.processor.job;

import java.util.Map;
import org.fip.job.state.JobStatus;

/** How many of a user's jobs are in each status. */
record JobStats(long total, long pending, long queued, long running, long completed, long failed, long cancelled) {
    static JobStats of(Map<JobStatus, Long> counts) {
        return new JobStats(
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts.getOrDefault(JobStatus.PENDING, 0L),
                counts.getOrDefault(JobStatus.QUEUED, 0L),
                counts.getOrDefault(JobStatus.RUNNING, 0L),
                counts.getOrDefault(JobStatus.COMPLETED, 0L),
                counts.getOrDefault(JobStatus.FAILED, 0L),
                counts.getOrDefault(JobStatus.CANCELLED, 0L));
    }
}
