package org.fip.job.test;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fip.job.input.InputCheck;
import org.fip.job.store.AcceptedTerm;
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
        return queued(order(name));
    }

    public Job queued(Submissions.Order order) {
        return queued(order, new InputCheck.Passed());
    }

    /** One whose input is still being inspected. */
    public Job unchecked(String name) {
        return queued(order(name), new InputCheck.Open());
    }

    private Job queued(Submissions.Order order, InputCheck check) {
        var pending = pending(order.name());
        var file = new Jobs.InputFile(UUID.randomUUID(), "chr20.vcf.gz", 2_621_440, "ab12", null);
        submissions.addFile(pending, 0, file);
        return submissions.complete(pending, order, file.fileId(), check).orElseThrow();
    }

    public static Submissions.Order order(String name) {
        return order(name, "hg38", List.of(), Map.of());
    }

    public static Submissions.Order order(
            String name, String build, List<AcceptedTerm> terms, Map<String, String> options) {
        return new Submissions.Order(
                name, "", SERVICE, 3, build, "eagle", "afr", "imputation", null, terms, options, List.of());
    }
}
