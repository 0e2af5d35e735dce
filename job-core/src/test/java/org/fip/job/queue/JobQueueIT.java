package org.fip.job.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.fip.job.state.JobStep;
import org.fip.job.store.JobSteps;
import org.fip.job.test.OnBackingServers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import redis.clients.jedis.RedisClient;

class JobQueueIT extends OnBackingServers {
    private static final Duration AT_ONCE = Duration.ofMillis(50);
    private static final DueStep POLL = new DueStep(UUID.randomUUID(), JobStep.POLL);

    @Autowired
    JobQueue queue;

    @Autowired
    JobSteps steps;

    @Test
    void a_hint_reaches_one_worker() {
        queue.take("one", 10, AT_ONCE);
        queue.hint(POLL, clock.instant());
        var taken = queue.take("one", 10, Duration.ofSeconds(1));
        assertThat(taken).extracting(JobQueue.Taken::step).containsExactly(POLL);
        assertThat(queue.take("two", 10, AT_ONCE)).isEmpty();
    }

    @Test
    void a_hint_sent_before_any_worker_was_there_is_found() {
        queue.hint(POLL, clock.instant());
        assertThat(takeAll("first worker ever")).containsExactly(POLL);
    }

    @Test
    void a_delayed_hint_comes_when_it_is_due_and_only_once() {
        queue.hint(POLL, clock.instant().plusSeconds(60));
        queue.promoteDue();
        assertThat(takeAll("one")).isEmpty();
        clock.putForward(Duration.ofSeconds(61));
        queue.promoteDue();
        queue.promoteDue();
        assertThat(takeAll("one")).containsExactly(POLL);
    }

    @Test
    void what_a_dead_worker_had_taken_another_takes_over_and_what_is_done_is_gone() {
        queue.hint(POLL, clock.instant());
        assertThat(takeAll("dead")).containsExactly(POLL);
        var overtaken = queue.takeOver("other", Duration.ZERO, 10);
        assertThat(overtaken).extracting(JobQueue.Taken::step).containsExactly(POLL);
        overtaken.forEach(queue::done);
        assertThat(queue.takeOver("third", Duration.ZERO, 10)).isEmpty();
        assertThat(redis.xlen(JobQueue.STREAM)).isZero();
    }

    @Test
    void a_flushed_redis_costs_a_delay_because_the_sweeper_finds_every_due_row() {
        takeAll("one");
        var job = given.queued("Flushed away");
        queue.hint(new DueStep(job.id(), JobStep.SUBMIT), clock.instant());
        redis.flushAll();
        assertThat(takeAll("one")).isEmpty();

        clock.putForward(Duration.ofSeconds(31));
        sweep();

        assertThat(takeAll("one")).containsExactly(new DueStep(job.id(), JobStep.SUBMIT));
    }

    @Test
    void the_sweeper_sends_a_lost_hint_once_in_a_while_and_none_for_what_is_being_done_or_not_due() {
        var lost = given.queued("Lost message");
        clock.putForward(Duration.ofSeconds(31));
        assertThat(steps.overdue(Duration.ofSeconds(30), 100)).containsExactly(new DueStep(lost.id(), JobStep.SUBMIT));
        assertThat(steps.overdue(Duration.ofSeconds(30), 100))
                .as("hinted just now")
                .isEmpty();
        clock.putForward(Duration.ofSeconds(31));
        assertThat(steps.overdue(Duration.ofSeconds(30), 100)).hasSize(1);
        clock.putForward(Duration.ofSeconds(31));
        assertThat(steps.claim(new DueStep(lost.id(), JobStep.SUBMIT), "busy")).isPresent();
        assertThat(steps.overdue(Duration.ofSeconds(30), 100))
                .as("somebody does it")
                .isEmpty();
    }

    @Test
    void a_redis_that_is_down_does_not_stop_the_caller() {
        try (var nowhere = RedisClient.create(URI.create("redis://127.0.0.1:1"))) {
            new JobQueue(nowhere, clock).hint(POLL, clock.instant());
        }
    }

    private void sweep() {
        steps.overdue(Duration.ofSeconds(30), 100).forEach(step -> queue.hint(step, clock.instant()));
    }

    // The first call may only make the group.
    private List<DueStep> takeAll(String worker) {
        var first = queue.take(worker, 10, AT_ONCE);
        return (first.isEmpty() ? queue.take(worker, 10, AT_ONCE) : first)
                .stream().map(JobQueue.Taken::step).toList();
    }
}
