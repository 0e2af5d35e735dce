package org.fip.job.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fip.job.queue.DueStep;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.fip.job.test.OnBackingServers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ClaimIT extends OnBackingServers {
    @Autowired
    JobSteps steps;

    @Autowired
    DueSteps dueSteps;

    @Autowired
    Jobs jobs;

    @Autowired
    StatusUpdates history;

    @Test
    void of_many_workers_that_race_for_a_step_one_gets_it() throws Exception {
        var due = due(given.queued("Raced for"));
        var racers = 8;
        var start = new CyclicBarrier(racers);
        var claims = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < racers; i++) {
                var worker = "worker-" + i;
                Callable<Boolean> race = () -> {
                    start.await();
                    return steps.claim(due, worker).isPresent();
                };
                claims.add(threads.submit(race));
            }
        }
        assertThat(claims.stream().filter(Future::resultNow)).hasSize(1);
    }

    @Test
    void what_a_clock_that_was_ahead_put_off_is_due_again_when_it_has_gone_back() {
        var waiting = given.queued("Put off");
        var claimedOnly = given.queued("Claimed by a worker that died");
        clock.putForward(Duration.ofHours(2));
        steps.finish(
                steps.claim(due(waiting), "ahead").orElseThrow(),
                change().running(true).externalJob("job-1").next(JobStep.POLL, Duration.ofSeconds(30)));
        assertThat(steps.claim(due(claimedOnly), "ahead")).isPresent();
        clock.reset();
        var poll = new DueStep(waiting.id(), JobStep.POLL, waiting.userId(), waiting.serviceId());

        assertThat(steps.claim(poll, "on time")).isEmpty();
        assertThat(dueSteps.dueAgainAfterClockWentBack()).isEqualTo(1);
        assertThat(steps.claim(poll, "on time")).isPresent();
        assertThat(steps.claim(due(claimedOnly), "on time"))
                .as("a lease of two hours is none")
                .isPresent();
        assertThat(dueSteps.dueAgainAfterClockWentBack()).isZero();
    }

    @Test
    void a_message_that_comes_twice_does_nothing_the_second_time() {
        var job = given.queued("Delivered twice");
        var claimed = steps.claim(due(job), "one").orElseThrow();
        steps.finish(claimed, change().running(true).externalJob("job-1").next(JobStep.POLL, Duration.ofSeconds(30)));

        assertThat(steps.claim(due(job), "two")).isEmpty();
        assertThat(steps.claim(new DueStep(job.id(), JobStep.POLL, job.userId(), job.serviceId()), "two"))
                .as("not due yet")
                .isEmpty();
        clock.putForward(Duration.ofSeconds(31));
        assertThat(steps.claim(new DueStep(job.id(), JobStep.POLL, job.userId(), job.serviceId()), "two"))
                .isPresent();
    }

    @Test
    void the_step_of_a_dead_worker_is_free_when_its_lease_has_run_out_and_its_late_outcome_counts_for_nothing() {
        var job = given.queued("Left behind");
        var dead = steps.claim(due(job), "dead").orElseThrow();
        clock.putForward(JobSteps.LEASE.minusSeconds(5));
        assertThat(steps.claim(due(job), "other")).isEmpty();
        clock.putForward(Duration.ofSeconds(6));
        var taken = steps.claim(due(job), "other").orElseThrow();

        assertThat(steps.renew(dead)).isEqualTo(JobSteps.Claim.LOST);
        assertThat(steps.intendSubmission(dead, new byte[] {1})).isFalse();
        assertThat(steps.finish(dead, change().failed("late", "Too late", "None")))
                .isEmpty();
        assertThat(reload(job).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(steps.renew(taken)).isEqualTo(JobSteps.Claim.HELD);
    }

    @Test
    void
            whoever_takes_a_submission_over_looks_for_it_from_then_on_since_the_one_before_may_have_been_sending_till_then() {
        var first = steps.claim(due(given.queued("Long upload")), "lost touch").orElseThrow();
        assertThat(steps.intendSubmission(first, new byte[] {1})).isTrue();
        clock.putForward(Duration.ofMinutes(20));
        var second = steps.claim(due(first), "successor").orElseThrow();
        assertThat(second.submitIntentAt()).isAfter(clock.instant().minusSeconds(10));

        steps.finish(second, change().retry(JobStep.SUBMIT, Duration.ofSeconds(5), 0));
        clock.putForward(Duration.ofMinutes(1));
        assertThat(steps.claim(due(first), "successor").orElseThrow().submitIntentAt())
                .as("a step that was given back is sent no more")
                .isEqualTo(second.submitIntentAt());
        clock.putForward(Duration.ofMinutes(2));
        var found = steps.finish(
                        steps.claim(due(first), "successor").orElseThrow(),
                        change().externalJob("job-1").next(JobStep.POLL, Duration.ZERO))
                .orElseThrow();
        assertThat(steps.claim(found.due(), "lost touch")).isPresent();
        clock.putForward(Duration.ofMinutes(2));
        assertThat(steps.claim(found.due(), "successor").orElseThrow().submitIntentAt())
                .as("what has been found is looked for no more")
                .isEqualTo(found.submitIntentAt());
    }

    @Test
    void what_was_never_intended_cannot_have_arrived() {
        var claimed = steps.claim(due(given.queued("Stopped before it was sent")), "one")
                .orElseThrow();
        var written = steps.finish(claimed, change().mayHaveArrived().retry(JobStep.SUBMIT, Duration.ZERO, 0));
        assertThat(written.orElseThrow().submitIntentAt()).isNull();
    }

    @Test
    void a_hint_that_comes_before_its_time_is_not_lost() {
        var claimed = steps.claim(due(given.queued("Early")), "one").orElseThrow();
        var poll = steps.finish(claimed, change().externalJob("job-1").next(JobStep.POLL, Duration.ofSeconds(3)))
                .orElseThrow();
        assertThat(dueSteps.dueLater(poll.due())).contains(java.util.Objects.requireNonNull(poll.nextRunAt()));
        assertThat(dueSteps.dueLater(due(poll))).as("another step").isEmpty();
        clock.putForward(Duration.ofSeconds(4));
        assertThat(dueSteps.dueLater(poll.due())).as("due now").isEmpty();
    }

    @Test
    void a_renewed_lease_holds_as_long_as_the_step_takes() {
        var job = given.queued("Long upload");
        var claimed = steps.claim(due(job), "one").orElseThrow();
        for (var i = 0; i < 5; i++) {
            clock.putForward(Duration.ofSeconds(40));
            assertThat(steps.renew(claimed)).isEqualTo(JobSteps.Claim.HELD);
            assertThat(steps.claim(due(job), "two")).isEmpty();
        }
    }

    @Test
    void the_outcome_the_next_step_and_the_history_are_written_together() {
        var job = given.queued("First imputation");
        var claimed = steps.claim(due(job), "one").orElseThrow();

        var written = steps.finish(
                        claimed,
                        change().running(true)
                                .externalJob("job-20251004-xyz789")
                                .progress(10)
                                .next(JobStep.POLL, Duration.ofSeconds(30))
                                .note(Note.info("Submitted to H3Africa")))
                .orElseThrow();

        assertThat(written.status()).isEqualTo(JobStatus.RUNNING);
        assertThat(written.nextStep()).isEqualTo(JobStep.POLL);
        assertThat(written.externalJobId()).isEqualTo("job-20251004-xyz789");
        assertThat(written.startedAt()).isNotNull();
        assertThat(history.of(job.id(), job.userId()))
                .extracting(u -> u.status().text(), StatusUpdates.StatusUpdate::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("pending", "Uploading the input"),
                        org.assertj.core.groups.Tuple.tuple("queued", "Waiting to be processed"),
                        org.assertj.core.groups.Tuple.tuple("running", "Submitted to H3Africa"));
    }

    @Test
    void an_outcome_that_changes_nothing_visible_leaves_no_line_in_the_history() {
        var job = given.queued("Quiet");
        var lines = history.of(job.id(), job.userId()).size();
        for (var i = 0; i < 3; i++) {
            var claimed = steps.claim(due(job), "one").orElseThrow();
            steps.finish(
                    claimed,
                    change().waiting(Attention.SERVICE_UNAVAILABLE, "H3Africa does not answer")
                            .retry(JobStep.SUBMIT, Duration.ZERO, i));
        }
        assertThat(history.of(job.id(), job.userId())).hasSize(lines + 1);
        assertThat(reload(job).status()).isEqualTo(JobStatus.QUEUED);
    }

    @Test
    void a_freed_slot_goes_to_the_job_that_has_waited_longest_for_one() {
        var ended = given.queued("Ends");
        var notWaiting = given.queued("Not waiting");
        var first = waitingForSlot("First in line");
        var second = waitingForSlot("Second in line");

        assertThat(dueSteps.passSlotOn(ended)).contains(due(first));
        assertThat(reload(first).nextRunAt()).isBefore(clock.instant().plusMillis(1));
        assertThat(reload(second).nextRunAt()).isAfter(clock.instant());
        assertThat(reload(notWaiting).version()).isEqualTo(notWaiting.version());
    }

    @Test
    void a_slot_that_came_free_during_a_refused_submission_is_not_missed() {
        var other = given.queued("Ends meanwhile");
        var refused = given.queued("Refused");
        var begun = clock.instant();
        var trying = steps.claim(due(refused), "one").orElseThrow();
        assertThat(dueSteps.slotFreedSince(trying, begun)).isFalse();

        clock.putForward(Duration.ofSeconds(1));
        var ended = steps.claim(due(other), "two").orElseThrow();
        steps.finish(ended, change().failed("remote_failed", "It failed", "Try again"));

        assertThat(dueSteps.slotFreedSince(trying, begun)).isTrue();
        assertThat(dueSteps.slotFreedSince(trying, clock.instant().plusSeconds(1)))
                .isFalse();
    }

    @Test
    void each_waiting_job_knows_its_place_in_its_owners_line() {
        var first = waitingForSlot("First in line");
        var second = waitingForSlot("Second in line");
        var newcomer = given.queued("Not yet in line");

        assertThat(jobs.placesInLine(first.userId()))
                .containsOnly(java.util.Map.entry(first.id(), 1), java.util.Map.entry(second.id(), 2));
        assertThat(jobs.placesInLine(first.userId() + 1)).isEmpty();
        assertThat(jobs.isBehindInLine(first)).isFalse();
        assertThat(jobs.isBehindInLine(second)).isTrue();
        assertThat(jobs.isBehindInLine(newcomer)).isTrue();
    }

    @Test
    void a_new_token_makes_due_what_the_old_one_was_rejected_for() {
        var claimed = steps.claim(due(given.queued("Rejected")), "one").orElseThrow();
        var parked = steps.finish(
                        claimed,
                        change().waiting(Attention.CREDENTIALS_REJECTED, "Expired")
                                .retry(JobStep.SUBMIT, Duration.ofMinutes(5), 0))
                .orElseThrow();
        given.queued("Not affected");

        assertThat(dueSteps.resumeRejected(parked.userId(), parked.serviceId() + 1))
                .isEmpty();
        assertThat(dueSteps.resumeRejected(parked.userId() + 1, parked.serviceId()))
                .isEmpty();
        assertThat(dueSteps.resumeRejected(parked.userId(), parked.serviceId())).containsExactly(due(parked));
        assertThat(steps.claim(due(parked), "two")).isPresent();
    }

    private Job waitingForSlot(String name) {
        var claimed = steps.claim(due(given.queued(name)), "one").orElseThrow();
        return steps.finish(
                        claimed,
                        change().waiting(Attention.WAITING_FOR_SLOT, "Three at once")
                                .retry(JobStep.SUBMIT, Duration.ofMinutes(1), 0))
                .orElseThrow();
    }

    @Test
    void a_finished_job_cannot_be_moved_again() {
        var job = given.queued("Over");
        var claimed = steps.claim(due(job), "one").orElseThrow();
        var failed = steps.finish(claimed, change().failed("authentication_failed", "No", "Do"))
                .orElseThrow();
        assertThat(failed.nextStep()).isNull();
        assertThatThrownBy(() -> steps.finish(failed, change().running(false)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("failed cannot become running");
    }

    private DueStep due(Job job) {
        return new DueStep(job.id(), JobStep.SUBMIT, job.userId(), job.serviceId());
    }

    private JobChange change() {
        return new JobChange(clock.instant());
    }

    private Job reload(Job job) {
        return jobs.find(job.id(), job.userId()).orElseThrow();
    }
}
