package org.fip.processor.provenance;

import java.util.UUID;
import org.fip.common.problem.CommonProblem;
import org.fip.job.store.Jobs;
import org.fip.job.store.StatusUpdates;
import org.fip.processor.job.JobNotEnded;
import org.springframework.stereotype.Component;

/** Finds ended jobs with all that is known of them. */
@Component
class Runs {
    private final Jobs jobs;
    private final StatusUpdates history;
    private final EvidenceTaking evidence;

    Runs(Jobs jobs, StatusUpdates history, EvidenceTaking evidence) {
        this.jobs = jobs;
        this.history = history;
        this.evidence = evidence;
    }

    Run require(long userId, UUID id) {
        var job = jobs.find(id, userId).orElseThrow(() -> new CommonProblem.NotFound("The job " + id).asException());
        if (!job.hasEnded()) {
            throw new JobNotEnded(
                            job.status(),
                            ", so inputs, results and times are not final",
                            "Ask again when the job has ended")
                    .asException();
        }
        var files = evidence.filesOf(job);
        return Run.of(job, evidence.of(job, files), history.of(id, userId), files);
    }
}
