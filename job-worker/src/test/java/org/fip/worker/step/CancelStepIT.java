package org.fip.worker.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.fip.adapter.Outcome;
import org.fip.adapter.RemoteState;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.fip.job.store.Job;
import org.fip.job.store.JobSteps;
import org.fip.worker.test.ScriptedServer;
import org.junit.jupiter.api.Test;

class CancelStepIT extends WorkerSteps {
    @Test
    void the_external_job_is_stopped_first() {
        var job = submitted();
        ask(job);
        assertThat(reload(job).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(step(job).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(SERVER.onlyJob().state).isEqualTo(RemoteState.CANCELLED);
    }

    @Test
    void a_job_that_died_with_its_server_is_stopped_already() {
        var job = submitted();
        ask(job);
        SERVER.onlyJob().state = RemoteState.DEAD;
        SERVER.obeysNoCancellation();
        assertThat(step(job).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(reload(job).nextStep()).isNull();
    }

    @Test
    void a_server_that_is_away_keeps_the_job_until_it_can_be_stopped() {
        var job = submitted();
        ask(job);
        SERVER.failNext(new Outcome.Unreachable<>("HTTP 503", false, null));
        SERVER.failNext(new Outcome.Unreachable<>("HTTP 503", false, null));
        var waiting = step(job);
        assertThat(waiting.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(waiting.attention()).isEqualTo(Attention.SERVICE_UNAVAILABLE);
        assertThat(step(job).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void a_job_whose_submission_nobody_confirmed_is_looked_for_and_stopped() {
        SERVER.failNext(new Outcome.Unreachable<>("timed out", true, null));
        var job = step(queued());
        ask(job);
        var cancelled = step(job);
        assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(cancelled.externalJobId()).isEqualTo(SERVER.onlyJob().id);
        assertThat(SERVER.onlyJob().state).isEqualTo(RemoteState.CANCELLED);
    }

    @Test
    void what_is_not_listed_yet_is_looked_for_again_before_the_job_counts_as_never_sent() {
        SERVER.failNext(new Outcome.Unreachable<>("timed out", true, null));
        var job = step(queued());
        ask(job);
        SERVER.failNext(new Outcome.NotFound<>("no such job"));
        assertThat(step(job).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(step(job).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(SERVER.onlyJob().state).isEqualTo(RemoteState.CANCELLED);
    }

    @Test
    void what_the_server_certainly_never_got_is_cancelled_at_once() {
        SERVER.failNext(new Outcome.Unreachable<>("connection refused", false, null));
        var job = step(queued());
        ask(job);
        assertThat(reload(job).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(SERVER.jobs()).isEmpty();
    }

    @Test
    void a_cancellation_stops_an_upload_that_is_under_way() throws Exception {
        var job = cancelledDuringUpload(false);
        assertThat(job.nextStep()).isEqualTo(JobStep.CANCEL);
        assertThat(job.submitIntentAt())
                .as("half an upload is no job, so nothing need be looked for")
                .isNull();
        assertThat(step(job).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(SERVER.jobs()).isEmpty();
    }

    @Test
    void what_was_sent_whole_before_the_cancellation_is_looked_for_while_the_server_may_yet_list_it() throws Exception {
        var job = cancelledDuringUpload(true);
        assertThat(step(job).status()).isEqualTo(JobStatus.QUEUED);
        clock.putForward(FailureRules.LISTED_AFTER);
        assertThat(step(job).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(SERVER.jobs()).isEmpty();
    }

    private Job cancelledDuringUpload(boolean afterItsEnd) throws Exception {
        var job = queued();
        var uploading = SERVER.holdsNextUpload(afterItsEnd);
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var running = threads.submit(() -> runner.run(job.due(), WORKER));
            uploading.await();
            ask(job);
            running.get(20, java.util.concurrent.TimeUnit.SECONDS);
        }
        return reload(job);
    }

    @Test
    void a_cancellation_stops_a_harvest_that_is_under_way_and_costs_none_of_its_few_tries() throws Exception {
        var job = submitted();
        SERVER.onlyJob().state = RemoteState.SUCCEEDED;
        SERVER.offers("chr_20.zip", "imputed genotypes");
        step(job);
        for (var i = 0; i < 2; i++) {
            SERVER.failNextDownload(new Outcome.Damaged<>(Outcome.Damage.CUT_SHORT, "broken"));
            step(job);
        }
        waitUntilDue(reload(job));
        var due = reload(job).due();
        var fetching = SERVER.holdsNextDownload();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var running = threads.submit(() -> runner.run(due, WORKER));
            fetching.await();
            ask(job);
            running.get(20, java.util.concurrent.TimeUnit.SECONDS);
        }
        assertThat(reload(job).nextStep()).isEqualTo(JobStep.CANCEL);
        assertThat(step(job).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(messages(job)).last().asString().contains("on H3Africa it had already ended");
    }

    @Test
    void a_job_that_is_over_stays_as_it_is() {
        var job = submitted();
        SERVER.onlyJob().state = RemoteState.SUCCEEDED;
        SERVER.offers("chr_20.zip", "imputed genotypes");
        var completed = step(step(job));
        assertThat(completed.status()).isEqualTo(JobStatus.COMPLETED);
        ask(job);
        assertThat(reload(job).version()).isEqualTo(completed.version());
        assertThat(SERVER.cancellations()).isZero();
    }

    @Test
    void a_worker_that_died_while_sending_leaves_no_external_job_behind_when_it_was_cancelled() {
        var job = queued();
        SERVER.killWorkerAfterSubmit();
        assertThatThrownBy(() -> step(job)).isInstanceOf(ScriptedServer.Killed.class);
        ask(job);
        clock.putForward(JobSteps.LEASE.plusSeconds(1));
        step(job);
        assertThat(step(job).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(SERVER.onlyJob().state).isEqualTo(RemoteState.CANCELLED);
    }

    @Test
    void a_server_that_will_not_stop_it_does_not_hold_the_user_and_the_history_says_so() {
        var job = submitted();
        ask(job);
        for (var i = 0; i < 4; i++) {
            SERVER.failNext(new Outcome.Refused<>("not allowed"));
            step(job);
        }
        assertThat(reload(job).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(messages(job)).last().asString().contains("may still be running on H3Africa");
    }

    @Test
    void a_server_that_says_yes_and_goes_on_shows_as_cancelling_and_in_the_end_does_not_hold_the_user() {
        var job = submitted();
        SERVER.onlyJob().state = RemoteState.RUNNING;
        SERVER.obeysNoCancellation();
        job = step(job);
        ask(job);
        assertThat(reload(job).attention()).isEqualTo(Attention.CANCELLING);
        var asked = clock.instant();
        job = step(job);
        while (Duration.between(asked, clock.instant()).toMinutes() < 8) {
            assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
            assertThat(job.attention()).isEqualTo(Attention.CANCELLING);
            assertThat(job.attentionMessage()).isEqualTo("H3Africa was asked to stop the job and has not done so yet");
            assertThat(job.nextRunAt()).isBefore(clock.instant().plusSeconds(61));
            job = step(job);
        }
        assertThat(SERVER.cancellations()).as("not each second").isLessThan(20);
        clock.putForward(Duration.ofMinutes(2));
        job = step(job);
        assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(job.attention()).isNull();
        assertThat(messages(job))
                .last()
                .asString()
                .contains("may still be running on H3Africa", "not stopped there within 10 minutes");
    }

    @Test
    void a_job_that_ends_there_while_it_is_being_cancelled_ends_here_too() {
        var job = submitted();
        SERVER.onlyJob().state = RemoteState.RUNNING;
        SERVER.obeysNoCancellation();
        ask(job);
        assertThat(step(job).attention()).isEqualTo(Attention.CANCELLING);
        SERVER.onlyJob().state = RemoteState.SUCCEEDED;
        assertThat(step(job).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(messages(job)).last().asString().contains("on H3Africa it had already ended");
    }

    @Test
    void a_server_that_cannot_cancel_but_answers_otherwise_is_not_waited_for_for_ever() {
        var job = submitted();
        ask(job);
        SERVER.failNext(new Outcome.Unreachable<>("HTTP 500", false, null));
        job = step(job);
        assertThat(job.attention()).isEqualTo(Attention.CANCELLING);
        clock.putForward(Duration.ofMinutes(10));
        SERVER.failNext(new Outcome.Unreachable<>("HTTP 500", false, null));
        assertThat(step(job).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(messages(job)).last().asString().contains("may still be running on H3Africa");
    }

    @Test
    void a_run_that_the_server_does_not_know_yet_is_not_left_running_there() {
        var job = submitted();
        ask(job);
        SERVER.failNext(new Outcome.NotFound<>("run does not exist"));
        assertThat(step(job).attention()).isEqualTo(Attention.CANCELLING);
        assertThat(step(job).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(SERVER.onlyJob().state).isEqualTo(RemoteState.CANCELLED);
    }

    private void ask(Job job) {
        assertThat(cancellations.cancel(job.id(), job.userId())).isPresent();
    }
}
