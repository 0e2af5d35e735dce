package org.fip.job.test;

import java.util.UUID;
import org.fip.job.store.Job;
import org.fip.job.store.Jobs;
import org.fip.job.store.Submissions;

/** Makes jobs that have come through submission and wait for a worker. */
public final class QueuedJobs {
    public static final long ADA = 42;
    public static final long SERVICE = 7;

    private final Submissions submissions;

    public QueuedJobs(Submissions submissions) {
        this.submissions = submissions;
    }

    public Job pending(String name) {
        return submissions.begin(ADA, SERVICE, name, null).orElseThrow();
    }

    public Job queued(String name) {
        var pending = pending(name);
        var file = new Jobs.InputFile(UUID.randomUUID(), "chr20.vcf.gz", 2_621_440);
        submissions.addFile(pending.id(), 0, file);
        return submissions.complete(pending, order(name), file.fileId()).orElseThrow();
    }

    public static Submissions.Order order(String name) {
        return new Submissions.Order(name, "", SERVICE, 3, "hg38", "eagle", "afr", "imputation", null);
    }
}
