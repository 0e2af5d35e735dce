package org.fip.processor.job;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fip.job.state.Attention;
import org.fip.job.store.Jobs;
import org.springframework.stereotype.Component;

/** Shows rows as jobs, with what is known of them elsewhere. */
@Component
public class JobViews {
    private final Jobs jobs;
    private final Clock clock;

    JobViews(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    public Job of(org.fip.job.store.Job job) {
        return of(List.of(job)).getFirst();
    }

    /** Jobs of one user. */
    List<Job> of(List<org.fip.job.store.Job> rows) {
        var inputs =
                jobs.inputFileIds(rows.stream().map(org.fip.job.store.Job::id).toList());
        var places = places(rows);
        return rows.stream()
                .map(job ->
                        Job.of(job, inputs.getOrDefault(job.id(), List.of()), places.get(job.id()), clock.instant()))
                .toList();
    }

    private Map<UUID, Integer> places(List<org.fip.job.store.Job> rows) {
        return rows.stream()
                .filter(job -> job.attention() == Attention.WAITING_FOR_SLOT)
                .findFirst()
                .map(waiting -> jobs.placesInLine(waiting.userId()))
                .orElse(Map.of());
    }
}
