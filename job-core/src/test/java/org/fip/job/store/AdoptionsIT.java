package org.fip.job.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.fip.job.test.OnBackingServers;
import org.fip.job.test.QueuedJobs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AdoptionsIT extends OnBackingServers {
    @Autowired
    Adoptions adoptions;

    @Autowired
    Cancellations cancellations;

    @Autowired
    JobSteps steps;

    @Test
    void an_adopted_job_is_followed_from_now_on() {
        var adopted = adopt(QueuedJobs.ADA, "job-20261101-1");
        assertThat(adopted.isNew()).isTrue();
        assertThat(adopted.job().adopted()).isTrue();
        assertThat(adopted.job().status()).isEqualTo(JobStatus.QUEUED);
        assertThat(adopted.job().nextStep()).isEqualTo(JobStep.POLL);
        assertThat(steps.claim(adopted.job().due(), "one")).isPresent();
    }

    @Test
    void a_job_that_the_user_has_here_already_is_not_taken_twice() {
        var first = adopt(QueuedJobs.ADA, "job-20261101-1");
        var second = adopt(QueuedJobs.ADA, "job-20261101-1");
        assertThat(second.isNew()).isFalse();
        assertThat(second.job().id()).isEqualTo(first.job().id());
        assertThat(adopt(QueuedJobs.ADA + 1, "job-20261101-1").isNew()).isTrue();
    }

    @Test
    void of_requests_that_race_one_makes_the_job() throws Exception {
        var start = new CyclicBarrier(4);
        var all = new ArrayList<Future<Adoptions.Adopted>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 4; i++) {
                Callable<Adoptions.Adopted> race = () -> {
                    start.await();
                    return adopt(QueuedJobs.ADA, "raced-for");
                };
                all.add(threads.submit(race));
            }
        }
        assertThat(all.stream().map(f -> f.resultNow().job().id()).distinct()).hasSize(1);
        assertThat(all.stream().filter(f -> f.resultNow().isNew())).hasSize(1);
    }

    @Test
    void cancelling_one_stops_it_where_it_runs() {
        var job = adopt(QueuedJobs.ADA, "job-20261101-1").job();
        assertThat(cancellations.cancel(job.id(), job.userId()).orElseThrow().nextStep())
                .isEqualTo(JobStep.CANCEL);
    }

    private Adoptions.Adopted adopt(long user, String externalId) {
        return adoptions.adopt(UUID.randomUUID(), user, QueuedJobs.SERVICE, externalId, "From elsewhere", null);
    }
}
