package org.fip.job.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.fip.job.input.InputCheck;
import org.fip.job.queue.DueStep;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.fip.job.test.OnBackingServers;
import org.fip.job.test.QueuedJobs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CancellationIT extends OnBackingServers {
    @Autowired
    Cancellations cancellations;

    @Autowired
    Submissions submissions;

    @Autowired
    JobSteps steps;

    @Test
    void what_was_never_sent_is_cancelled_at_once_and_stays_so_however_often_it_is_asked() {
        for (var job : new Job[] {given.pending("Uploading"), given.queued("Waiting")}) {
            var cancelled = cancel(job);
            assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
            assertThat(cancelled.nextStep()).isNull();
            assertThat(cancel(job)).isEqualTo(cancelled);
        }
    }

    @Test
    void an_upload_that_ends_after_the_cancellation_does_not_bring_the_job_back() {
        var job = given.pending("Uploading");
        cancel(job);
        assertThat(submissions.complete(job, QueuedJobs.order("Uploading"), UUID.randomUUID(), new InputCheck.Passed()))
                .isEmpty();
    }

    @Test
    void a_job_that_may_exist_outside_is_cancelled_by_a_step() {
        var job = submitted("Outside");
        var asked = cancel(job);
        assertThat(asked.status()).isEqualTo(JobStatus.RUNNING);
        assertThat(asked.nextStep()).isEqualTo(JobStep.CANCEL);
        assertThat(asked.attention()).isEqualTo(Attention.CANCELLING);
        assertThat(steps.claim(new DueStep(job.id(), JobStep.POLL, job.userId(), job.serviceId()), "one"))
                .isEmpty();
        assertThat(steps.claim(new DueStep(job.id(), JobStep.CANCEL, job.userId(), job.serviceId()), "one"))
                .isPresent();
    }

    @Test
    void a_worker_in_the_middle_of_a_step_keeps_its_claim_and_its_outcome_gives_way() {
        var job = submitted("Being polled");
        clock.putForward(Duration.ofSeconds(31));
        var claimed = steps.claim(new DueStep(job.id(), JobStep.POLL, job.userId(), job.serviceId()), "one")
                .orElseThrow();

        assertThat(cancel(job).nextStep()).isEqualTo(JobStep.POLL);
        var written = steps.finish(
                        claimed, new JobChange(clock.instant()).progress(40).next(JobStep.POLL, Duration.ofSeconds(30)))
                .orElseThrow();

        assertThat(written.nextStep()).isEqualTo(JobStep.CANCEL);
        assertThat(written.attention()).isEqualTo(Attention.CANCELLING);
        assertThat(steps.claim(new DueStep(job.id(), JobStep.CANCEL, job.userId(), job.serviceId()), "two"))
                .isPresent();
    }

    @Test
    void a_step_that_fails_while_cancellation_waits_for_it_does_not_end_a_job_that_may_still_run_outside() {
        var job = submitted("Given up");
        clock.putForward(Duration.ofSeconds(31));
        var claimed = steps.claim(job.due(), "one").orElseThrow();
        cancel(job);
        var written = steps.finish(claimed, new JobChange(clock.instant()).failed("timed_out", "Too long", "Try again"))
                .orElseThrow();

        assertThat(written.status()).isEqualTo(JobStatus.RUNNING);
        assertThat(written.nextStep()).isEqualTo(JobStep.CANCEL);
        assertThat(written.attention()).isEqualTo(Attention.CANCELLING);
        assertThat(written.errorCode()).isNull();
        assertThat(steps.claim(written.due(), "two")).isPresent();
    }

    @Test
    void a_step_that_has_begun_sends_nothing_once_cancellation_was_asked_for() {
        var job = given.queued("Just claimed");
        var claimed = steps.claim(new DueStep(job.id(), JobStep.SUBMIT, job.userId(), job.serviceId()), "one")
                .orElseThrow();
        cancel(job);
        assertThat(steps.intendSubmission(claimed, new byte[] {1})).isFalse();
    }

    @Test
    void the_worker_of_a_long_step_hears_of_the_cancellation_when_it_renews_its_claim() {
        var claimed = steps.claim(given.queued("Long upload").due(), "one").orElseThrow();
        assertThat(steps.renew(claimed)).isEqualTo(JobSteps.Claim.HELD);
        cancel(claimed);
        assertThat(steps.renew(claimed)).isEqualTo(JobSteps.Claim.CANCEL_REQUESTED);
    }

    @Test
    void the_worker_of_a_long_step_hears_of_the_cancellation_also_when_its_claim_seemed_to_have_run_out() {
        var claimed = steps.claim(given.queued("Long upload").due(), "one").orElseThrow();
        assertThat(steps.intendSubmission(claimed, new byte[] {1})).isTrue();
        clock.putForward(JobSteps.LEASE.plusSeconds(1));
        assertThat(cancel(claimed).nextStep()).isEqualTo(JobStep.CANCEL);
        assertThat(steps.renew(claimed)).isEqualTo(JobSteps.Claim.CANCEL_REQUESTED);
    }

    @Test
    void another_users_job_is_not_there() {
        var job = given.queued("Mine");
        assertThat(cancellations.cancel(job.id(), job.userId() + 1)).isEmpty();
    }

    private Job submitted(String name) {
        var job = given.queued(name);
        var claimed = steps.claim(new DueStep(job.id(), JobStep.SUBMIT, job.userId(), job.serviceId()), "one")
                .orElseThrow();
        assertThat(steps.intendSubmission(claimed, new byte[] {1})).isTrue();
        return steps.finish(
                        claimed,
                        new JobChange(clock.instant())
                                .running(true)
                                .externalJob("job-1")
                                .next(JobStep.POLL, Duration.ofSeconds(30)))
                .orElseThrow();
    }

    private Job cancel(Job job) {
        return cancellations.cancel(job.id(), job.userId()).orElseThrow();
    }
}
