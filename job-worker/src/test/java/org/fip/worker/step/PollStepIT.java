package org.fip.worker.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.fip.adapter.Outcome;
import org.fip.adapter.RemoteMessage;
import org.fip.adapter.RemoteState;
import org.fip.common.event.CredentialEvent;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.fip.job.store.Adoptions;
import org.fip.job.store.ArchivePasswords;
import org.fip.job.store.Retries;
import org.fip.job.test.QueuedJobs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PollStepIT extends WorkerSteps {
    @Autowired
    Retries retries;

    @Autowired
    Adoptions adoptions;

    @Autowired
    ArchivePasswords passwords;

    @Autowired
    NewTokens newTokens;

    @Test
    void the_remote_queue_is_shown_as_queued_with_its_position_and_running_as_running() {
        var job = step(submitted());
        assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(job.remoteQueuePosition()).isEqualTo(3);

        SERVER.onlyJob().state = RemoteState.RUNNING;
        SERVER.onlyJob().progress = 50;
        var running = step(job);
        assertThat(running.status()).isEqualTo(JobStatus.RUNNING);
        assertThat(running.startedAt()).isNotNull();
        assertThat(running.remoteQueuePosition()).isNull();
        assertThat(running.progressPercentage()).isBetween(45, 55);
    }

    @Test
    void what_the_server_says_is_noted_once() {
        var job = submitted();
        SERVER.onlyJob().state = RemoteState.RUNNING;
        SERVER.onlyJob()
                .messages
                .add(new RemoteMessage(RemoteMessage.Kind.WARNING, "Input Validation", "2 chunks excluded"));
        var lines = messages(step(job));
        assertThat(lines).contains("Input Validation: 2 chunks excluded");
        assertThat(messages(step(job))).isEqualTo(lines);
    }

    @Test
    void polls_become_rarer_while_nothing_changes_but_never_rarer_than_five_minutes() {
        var job = submitted();
        SERVER.onlyJob().state = RemoteState.RUNNING;
        for (var i = 0; i < 100; i++) {
            job = step(job);
        }
        var pause = Duration.between(clock.instant(), job.nextRunAt());
        assertThat(pause).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(7));
        SERVER.onlyJob().progress = 80;
        job = step(job);
        assertThat(Duration.between(clock.instant(), job.nextRunAt())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void hours_of_server_errors_leave_the_status_alone_and_the_job_resumes_by_itself() {
        var job = submitted();
        SERVER.onlyJob().state = RemoteState.RUNNING;
        job = step(job);
        var lines = messages(job).size();
        var began = clock.instant();
        for (var i = 0; i < 40; i++) {
            SERVER.failNext(new Outcome.Unreachable<>("HTTP 502", false, null));
            job = step(job);
            assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
            assertThat(job.attention()).isEqualTo(Attention.SERVICE_UNAVAILABLE);
        }
        assertThat(Duration.between(began, clock.instant())).isGreaterThan(Duration.ofHours(3));
        assertThat(messages(job)).as("said once").hasSize(lines + 1);

        SERVER.failNext(new Outcome.NotFound<>("just restarted"));
        job = step(job);
        assertThat(job.status()).as("one odd answer after an outage").isEqualTo(JobStatus.RUNNING);
        SERVER.onlyJob().progress = 60;
        job = step(job);
        assertThat(job.attention()).isNull();
        assertThat(job.progressPercentage()).isGreaterThan(40);
    }

    @Test
    void maintenance_is_waited_out_at_least_as_long_as_the_server_asks() {
        var job = submitted();
        SERVER.failNext(new Outcome.Maintenance<>("back at noon", Duration.ofMinutes(45)));
        job = step(job);
        assertThat(job.attention()).isEqualTo(Attention.REMOTE_MAINTENANCE);
        assertThat(job.nextRunAt()).isAfter(clock.instant().plus(Duration.ofMinutes(44)));
    }

    @Test
    void a_token_that_dies_later_parks_the_job_until_there_is_a_good_one() {
        var job = submitted();
        SERVER.failNext(new Outcome.CredentialsRejected<>(Outcome.TokenFault.REPLACED, "revoked"));
        job = step(job);
        assertThat(job.status()).isNotEqualTo(JobStatus.FAILED);
        assertThat(job.attention()).isEqualTo(Attention.CREDENTIALS_REJECTED);
        assertThat(job.nextRunAt())
                .as("another may have been stored while this one was in use")
                .isBefore(clock.instant().plusSeconds(10));
        SERVER.failNext(new Outcome.CredentialsRejected<>(Outcome.TokenFault.REPLACED, "revoked"));
        job = step(job);
        assertThat(job.nextRunAt()).isAfter(clock.instant().plus(Duration.ofMinutes(3)));

        PLATFORM.userHasToken(null);
        job = step(job);
        assertThat(job.attention()).isEqualTo(Attention.CREDENTIALS_REJECTED);
        PLATFORM.userHasToken("h3a_new");
        assertThat(step(job).attention()).isNull();
    }

    @Test
    void a_job_that_runs_longer_than_allowed_is_given_up_with_its_external_id_counted_from_the_remote_start() {
        var job = submitted();
        for (var i = 0; i < 3; i++) {
            clock.putForward(Duration.ofHours(6));
            job = step(job);
            assertThat(job.status()).as("the remote queue does not count").isEqualTo(JobStatus.QUEUED);
        }
        SERVER.onlyJob().state = RemoteState.RUNNING;
        // A server whose clock is wrong by a day must not end the job.
        SERVER.onlyJob().startedAt = clock.instant().minus(Duration.ofDays(1));
        job = step(job);
        assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
        clock.putForward(Duration.ofHours(6).plusSeconds(1));
        job = step(job);
        assertThat(job.errorCode()).isEqualTo("timed_out");
        assertThat(job.externalJobId()).isEqualTo(SERVER.onlyJob().id);

        retries.retry(job.id(), job.userId(), Retries.Wish.NONE);
        job = step(job);
        assertThat(job.status()).as("the time is counted anew").isEqualTo(JobStatus.RUNNING);
        SERVER.onlyJob().state = RemoteState.SUCCEEDED;
        SERVER.offers("chr_20.zip", "imputed genotypes");
        assertThat(step(step(job)).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void a_job_that_was_started_elsewhere_is_followed_and_harvested_with_the_password_that_its_owner_knows() {
        var remote = SERVER.startedElsewhere("job-by-hand");
        var id = java.util.UUID.randomUUID();
        var job = adoptions
                .adopt(id, QueuedJobs.ADA, QueuedJobs.SERVICE, remote.id, "By hand", passwords.seal(id, "mailed"))
                .job();
        remote.state = RemoteState.RUNNING;
        assertThat(step(job).status()).isEqualTo(JobStatus.RUNNING);
        remote.state = RemoteState.SUCCEEDED;
        SERVER.offers("chr_20.zip", "imputed genotypes");
        assertThat(step(step(job)).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(SERVER.downloads("chr_20.zip")).isEqualTo(1);
    }

    @Test
    void a_job_that_its_owners_account_does_not_have_cannot_be_adopted() {
        var job = adoptions
                .adopt(java.util.UUID.randomUUID(), QueuedJobs.ADA, QueuedJobs.SERVICE, "mistyped", "By hand", null)
                .job();
        job = step(job);
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.errorCode()).isEqualTo("remote_job_not_found");
    }

    @Test
    void a_new_token_lets_a_parked_job_go_on_at_once() {
        var job = submitted();
        SERVER.failNext(new Outcome.CredentialsRejected<>(Outcome.TokenFault.EXPIRED, "the token has expired"));
        job = step(job);
        newTokens.on(new CredentialEvent(
                java.util.UUID.randomUUID(),
                CredentialEvent.UPDATED,
                clock.instant(),
                job.userId(),
                job.serviceId(),
                "H3Africa",
                "mine",
                null,
                null));
        assertThat(reload(job).nextRunAt()).isBeforeOrEqualTo(clock.instant());
    }

    @Test
    void a_job_that_the_server_keeps_denying_is_believed_lost_only_after_a_while() {
        var job = submitted();
        clock.putForward(Duration.ofMinutes(5));
        for (var i = 0; i < 5; i++) {
            SERVER.failNext(new Outcome.NotFound<>("no such job"));
            job = step(job);
            assertThat(job.status().isFinal()).isFalse();
        }
        SERVER.failNext(new Outcome.NotFound<>("no such job"));
        job = step(job);
        assertThat(job.errorCode()).isEqualTo("remote_job_lost");
    }

    @Test
    void a_job_that_the_server_denies_in_its_first_minutes_is_not_known_there_yet() {
        var job = submitted();
        var lines = messages(job);
        var sent = clock.instant();
        while (Duration.between(sent, clock.instant()).toSeconds() < 255) {
            SERVER.failNext(new Outcome.NotFound<>("run does not exist"));
            job = step(job);
            assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
            assertThat(job.attention()).isNull();
            assertThat(job.faults()).isZero();
        }
        assertThat(messages(job)).isEqualTo(lines);
        clock.putForward(Duration.ofMinutes(1));
        SERVER.failNext(new Outcome.NotFound<>("run does not exist"));
        job = step(job);
        assertThat(job.attention()).isEqualTo(Attention.SERVICE_UNAVAILABLE);
        assertThat(job.attentionMessage()).contains("run does not exist");
        assertThat(step(job).attention()).isNull();
    }

    @Test
    void results_that_are_gone_and_jobs_that_died_with_their_server_end_with_a_reason() {
        var retired = submitted();
        SERVER.onlyJob().state = RemoteState.RETIRED;
        assertThat(step(retired).errorCode()).isEqualTo("results_expired");
        SERVER.reset();
        var dead = submitted();
        SERVER.onlyJob().state = RemoteState.DEAD;
        assertThat(step(dead).errorCode()).isEqualTo("remote_job_dead");
    }

    @Test
    void a_word_we_do_not_know_changes_nothing() {
        var job = submitted();
        SERVER.onlyJob().state = RemoteState.UNKNOWN;
        var after = step(job);
        assertThat(after.status()).isEqualTo(job.status());
        assertThat(after.nextStep()).isEqualTo(JobStep.POLL);
    }
}
