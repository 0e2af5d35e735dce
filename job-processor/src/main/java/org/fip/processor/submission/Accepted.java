package org.fip.processor.submission;

import org.fip.job.input.InputCheck;
import org.fip.job.store.Job;

/** The accepted job; {@code isNew} is false when this idempotency key has made it before. */
record Accepted(Job job, boolean isNew) {
    /** What the request was answered that made the job. */
    static Accepted asBefore(Job job) {
        return answer(job, false);
    }

    static Accepted now(Job job) {
        return answer(job, true);
    }

    private static Accepted answer(Job job, boolean isNew) {
        // One that was queued was refused later, by the worker.
        if (InputCheck.Refused.CODE.equals(job.errorCode()) && job.queuedAt() == null) {
            throw SubmissionProblem.InputRefused.of(job).asException();
        }
        return new Accepted(job, isNew);
    }
}
