package org.fip.job.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.fip.job.test.OnBackingServers;
import org.fip.job.test.QueuedJobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class RetriesIT extends OnBackingServers {
    @Autowired
    Retries retries;

    @Autowired
    JobSteps steps;

    @Autowired
    Adoptions adoptions;

    @Autowired
    Harvest harvest;

    @Autowired
    StatusUpdates history;

    @ParameterizedTest
    @CsvSource({"POLL, timed_out", "POLL, remote_job_lost", "HARVEST, results_damaged", "POLL, internal_error"})
    void a_job_whose_external_job_may_still_be_there_goes_on_at_the_step_that_failed(JobStep step, String code) {
        var failed = failed(running(), step, code);
        var again = retry(failed, false);

        assertThat(again.status()).isEqualTo(JobStatus.RUNNING);
        assertThat(again.nextStep()).isEqualTo(step);
        assertThat(again.externalJobId()).isEqualTo("job-1");
        assertThat(again.marker()).isEqualTo(failed.marker());
        assertThat(again.reattachedAt()).isNotNull();
        assertThat(again.errorCode()).isNull();
        assertThat(again.completedAt()).isNull();
        assertThat(steps.claim(again.due(), "one")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"HARVEST, remote_failed", "POLL, results_expired", "POLL, remote_job_dead"})
    void a_job_whose_external_job_is_over_is_submitted_anew_under_a_marker_of_its_own(JobStep step, String code) {
        var harvesting = claimed(running(), step);
        assertThat(harvest.markDone(harvesting, "qc_report.txt")).isTrue();
        var failed = failed(harvesting, code);
        var again = retry(failed, false);

        assertThat(again.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(again.nextStep()).isEqualTo(JobStep.SUBMIT);
        assertThat(again.externalJobId()).isNull();
        assertThat(again.submitIntentAt()).isNull();
        assertThat(again.marker()).isEqualTo(failed.marker() + "-2");
        assertThat(again.progressPercentage()).isZero();
        assertThat(harvest.done(again.id())).isEmpty();
        assertThat(lastMessage(again)).isEqualTo("Submitted again");
    }

    @Test
    void a_worker_that_lost_its_claim_marks_nothing_as_harvested_for_the_next_external_job() {
        var late = claimed(running(), JobStep.HARVEST);
        var again = retry(failed(late, "remote_failed"), false);
        assertThat(harvest.markDone(late, "chr_20.zip")).isFalse();
        assertThat(harvest.done(again.id())).isEmpty();
    }

    @Test
    void a_job_that_was_started_elsewhere_is_followed_further_but_never_ordered_anew() {
        var adopted = adoptions
                .adopt(UUID.randomUUID(), QueuedJobs.ADA, QueuedJobs.SERVICE, "job-by-hand", "By hand", null)
                .job();
        var followed = retry(failed(claimed(adopted, JobStep.POLL), "timed_out"), false);
        assertThat(followed.nextStep()).isEqualTo(JobStep.POLL);

        var over = failed(claimed(followed, JobStep.HARVEST), "remote_failed");
        assertThat(Retries.canRetry(over)).isFalse();
        assertThat(retry(over, false)).isEqualTo(over);
        assertThat(retry(over, true)).isEqualTo(over);
    }

    @Test
    void a_refusal_after_a_submission_that_may_have_arrived_does_not_make_a_second_one() {
        var claimed = steps.claim(given.queued("Address refused").due(), "one").orElseThrow();
        assertThat(steps.intendSubmission(claimed, new byte[] {1})).isTrue();
        var again = retry(failed(claimed, "refused_by_service"), false);
        assertThat(again.submitIntentAt()).isNotNull();
        assertThat(again.marker()).isEqualTo(claimed.marker());
    }

    @Test
    void a_submission_that_may_have_arrived_is_looked_for_first_when_it_is_tried_again() {
        var claimed = steps.claim(given.queued("Rejected token").due(), "one").orElseThrow();
        assertThat(steps.intendSubmission(claimed, new byte[] {1})).isTrue();
        var failed = steps.finish(claimed, change(c -> c.failed("internal_error", "No", "Do")))
                .orElseThrow();

        var again = retry(failed, false);

        assertThat(again.nextStep()).isEqualTo(JobStep.SUBMIT);
        assertThat(again.submitIntentAt()).isNotNull();
        assertThat(again.marker()).isEqualTo(failed.marker());
    }

    @Test
    void whoever_asks_for_a_new_external_job_is_told_of_the_one_that_is_left() {
        var again = retry(failed(running(), JobStep.POLL, "timed_out"), true);
        assertThat(again.nextStep()).isEqualTo(JobStep.SUBMIT);
        assertThat(lastMessage(again)).contains("job-1", "may still be running");
    }

    @Test
    void an_unconfirmed_submission_is_sent_again_only_when_its_owner_says_so() {
        var claimed = steps.claim(given.queued("Unconfirmed").due(), "one").orElseThrow();
        assertThat(steps.intendSubmission(claimed, new byte[] {1})).isTrue();
        var parked = steps.finish(claimed, change(c -> c.parked(Attention.SUBMISSION_UNCONFIRMED, "Look there")))
                .orElseThrow();

        assertThat(Retries.canRetry(parked)).isTrue();
        assertThat(retry(parked, false).version()).isEqualTo(parked.version());
        var again = retry(parked, true);
        assertThat(again.nextStep()).isEqualTo(JobStep.SUBMIT);
        assertThat(again.attention()).isNull();
        assertThat(again.marker()).endsWith("-2");
    }

    @Test
    void what_has_not_failed_or_has_no_input_stays_as_it_is() {
        var waiting = given.queued("Waiting");
        assertThat(Retries.canRetry(waiting)).isFalse();
        assertThat(retry(waiting, true)).isEqualTo(waiting);
        assertThat(retries.retry(waiting.id(), waiting.userId() + 1, new Retries.Wish(true, false)))
                .isEmpty();
    }

    @Test
    void operators_see_what_the_platform_gave_up_on_and_let_it_go_on() {
        var forsaken = failed(running(), JobStep.HARVEST, Retries.INTERNAL_ERROR);
        var other = failed(running(), JobStep.HARVEST, "remote_failed");

        var letters = retries.deadLetters(0, 10);
        assertThat(letters.total()).isEqualTo(1);
        assertThat(letters.items().getFirst().jobId()).isEqualTo(forsaken.id());
        assertThat(letters.items().getFirst().step()).isEqualTo(JobStep.HARVEST);

        assertThat(retries.redrive(other.id())).isEmpty();
        assertThat(retries.redrive(forsaken.id()).orElseThrow().nextStep()).isEqualTo(JobStep.HARVEST);
        assertThat(retries.redrive(forsaken.id())).isEmpty();
        assertThat(retries.deadLetters(0, 10).items()).isEmpty();
    }

    private Job running() {
        var claimed = steps.claim(given.queued("Running").due(), "one").orElseThrow();
        assertThat(steps.intendSubmission(claimed, new byte[] {1})).isTrue();
        return steps.finish(
                        claimed,
                        change(c -> c.running(true).externalJob("job-1").next(JobStep.POLL, Duration.ZERO)))
                .orElseThrow();
    }

    private Job failed(Job running, JobStep step, String code) {
        return failed(claimed(running, step), code);
    }

    private Job failed(Job claimed, String code) {
        return steps.finish(claimed, change(c -> c.failed(code, "It failed", "Look")))
                .orElseThrow();
    }

    private Job claimed(Job running, JobStep step) {
        var polled = steps.claim(running.due(), "one").orElseThrow();
        var there =
                steps.finish(polled, change(c -> c.next(step, Duration.ZERO))).orElseThrow();
        return steps.claim(there.due(), "one").orElseThrow();
    }

    private JobChange change(UnaryOperator<JobChange> what) {
        return what.apply(new JobChange(clock.instant()));
    }

    private Job retry(Job job, boolean resubmit) {
        return retries.retry(job.id(), job.userId(), new Retries.Wish(resubmit, false))
                .orElseThrow();
    }

    private String lastMessage(Job job) {
        return Objects.requireNonNull(history.of(job.id(), job.userId()).getLast())
                .message();
    }
}
