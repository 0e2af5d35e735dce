package org.fip.job.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fip.job.state.Effort;
import org.fip.job.state.JobStep;
import org.fip.job.store.DueSteps;
import org.fip.job.store.JobSteps;
import org.fip.job.test.OnBackingServers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import redis.clients.jedis.RedisClient;

class JobQueueIT extends OnBackingServers {
    private static final Limits NONE = new Limits(1000, 1000);
    private static final long ADA = 1;
    private static final long BOB = 2;
    private static final long H3AFRICA = 7;
    private static final long MICHIGAN = 8;

    @Autowired
    JobQueue queue;

    @Autowired
    JobSteps steps;

    @Autowired
    DueSteps dueSteps;

    @Test
    void a_hint_reaches_one_worker_and_only_those_for_its_kind_of_work() {
        var poll = hinted(JobStep.POLL, ADA, H3AFRICA);
        assertThat(queue.take(Effort.TRANSFER, 10, NONE)).isEmpty();
        assertThat(queue.take(Effort.QUESTION, 10, NONE)).containsExactly(poll);
        assertThat(queue.take(Effort.QUESTION, 10, NONE)).isEmpty();
    }

    @Test
    void said_twice_is_said_once() {
        var poll = hinted(JobStep.POLL, ADA, H3AFRICA);
        queue.hint(poll, clock.instant());
        assertThat(queue.take(Effort.QUESTION, 10, NONE)).containsExactly(poll);
    }

    @Test
    void a_delayed_hint_comes_when_it_is_due_and_only_once() {
        var poll = step(JobStep.POLL, ADA, H3AFRICA);
        queue.hint(poll, clock.instant().plusSeconds(60));
        assertThat(queue.take(Effort.QUESTION, 10, NONE)).isEmpty();
        clock.putForward(Duration.ofSeconds(61));
        assertThat(queue.take(Effort.QUESTION, 10, NONE)).containsExactly(poll);
        assertThat(queue.take(Effort.QUESTION, 10, NONE)).isEmpty();
    }

    @Test
    void five_hundred_jobs_of_one_user_do_not_hold_up_anothers_first() {
        for (var i = 0; i < 500; i++) {
            hinted(JobStep.SUBMIT, ADA, H3AFRICA);
        }
        var bobs = hinted(JobStep.SUBMIT, BOB, H3AFRICA);
        var adasElsewhere = hinted(JobStep.SUBMIT, ADA, MICHIGAN);
        assertThat(queue.take(Effort.TRANSFER, 3, NONE)).contains(bobs, adasElsewhere);
    }

    @Test
    void within_a_line_the_first_comes_first() {
        var inOrder = new ArrayList<DueStep>();
        for (var i = 0; i < 5; i++) {
            inOrder.add(hinted(JobStep.SUBMIT, ADA, H3AFRICA));
            clock.putForward(Duration.ofMillis(5));
        }
        assertThat(queue.take(Effort.TRANSFER, 5, NONE)).containsExactlyElementsOf(inOrder);
    }

    @Test
    void a_users_limit_passes_the_turn_to_others_until_a_step_of_theirs_is_done() {
        var adas = List.of(
                hinted(JobStep.SUBMIT, ADA, H3AFRICA),
                hinted(JobStep.SUBMIT, ADA, H3AFRICA),
                hinted(JobStep.SUBMIT, ADA, H3AFRICA));
        var bobs = hinted(JobStep.SUBMIT, BOB, H3AFRICA);
        var limits = new Limits(2, 10);

        var taken = queue.take(Effort.TRANSFER, 10, limits);
        assertThat(taken).hasSize(3).contains(bobs);
        assertThat(queue.take(Effort.TRANSFER, 10, limits)).isEmpty();

        taken.stream().filter(s -> s.userId() == ADA).findFirst().ifPresent(queue::done);
        assertThat(queue.take(Effort.TRANSFER, 10, limits)).hasSize(1).isSubsetOf(adas);
    }

    @Test
    void a_services_limit_holds_over_all_users_and_lets_other_services_pass() {
        for (long user = 1; user <= 5; user++) {
            hinted(JobStep.HARVEST, user, H3AFRICA);
        }
        var elsewhere = hinted(JobStep.HARVEST, 6, MICHIGAN);
        var taken = queue.take(Effort.TRANSFER, 10, new Limits(10, 2));
        assertThat(taken).hasSize(3).contains(elsewhere);
    }

    @Test
    void what_a_dead_worker_had_under_way_counts_no_longer_than_its_lease_and_a_living_ones_as_long_as_it_says_so() {
        var first = hinted(JobStep.SUBMIT, ADA, H3AFRICA);
        var limits = new Limits(1, 10);
        assertThat(queue.take(Effort.TRANSFER, 1, limits)).containsExactly(first);
        var second = hinted(JobStep.SUBMIT, ADA, H3AFRICA);
        for (var i = 0; i < 5; i++) {
            clock.putForward(JobSteps.LEASE.minusSeconds(1));
            queue.stillUnderWay(first);
            assertThat(queue.take(Effort.TRANSFER, 1, limits)).isEmpty();
        }
        clock.putForward(JobSteps.LEASE.plusSeconds(1));
        assertThat(queue.take(Effort.TRANSFER, 1, limits)).containsExactly(second);
    }

    @Test
    void of_many_workers_each_hint_reaches_one() throws Exception {
        for (var i = 0; i < 400; i++) {
            hinted(JobStep.POLL, i % 7, H3AFRICA);
        }
        var workers = new ArrayList<Future<List<DueStep>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var w = 0; w < 4; w++) {
                Callable<List<DueStep>> worker = () -> {
                    var all = new ArrayList<DueStep>();
                    for (var some = queue.take(Effort.QUESTION, 9, NONE);
                            !some.isEmpty();
                            some = queue.take(Effort.QUESTION, 9, NONE)) {
                        all.addAll(some);
                    }
                    return all;
                };
                workers.add(threads.submit(worker));
            }
        }
        assertThat(workers.stream().flatMap(w -> w.resultNow().stream()))
                .hasSize(400)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_waiting_worker_is_woken_by_a_hint() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var woken = threads.submit(() -> {
                var begun = System.nanoTime();
                queue.await(Effort.QUESTION, Duration.ofSeconds(20));
                return Duration.ofNanos(System.nanoTime() - begun);
            });
            Thread.sleep(Duration.ofMillis(200));
            hinted(JobStep.POLL, ADA, H3AFRICA);
            assertThat(woken.get()).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void a_flushed_redis_costs_a_delay_because_the_sweeper_finds_every_due_row() {
        var job = given.queued("Flushed away");
        queue.hint(job.due(), clock.instant());
        redis.flushAll();
        assertThat(queue.take(Effort.TRANSFER, 10, NONE)).isEmpty();

        clock.putForward(Duration.ofSeconds(31));
        sweep();

        assertThat(queue.take(Effort.TRANSFER, 10, NONE)).containsExactly(job.due());
    }

    @Test
    void the_sweeper_sends_a_lost_hint_once_in_a_while_and_none_for_what_is_being_done_or_not_due() {
        var lost = given.queued("Lost message");
        clock.putForward(Duration.ofSeconds(31));
        assertThat(dueSteps.overdue(Duration.ofSeconds(30), 100)).containsExactly(lost.due());
        assertThat(dueSteps.overdue(Duration.ofSeconds(30), 100))
                .as("hinted just now")
                .isEmpty();
        clock.putForward(Duration.ofSeconds(31));
        assertThat(dueSteps.overdue(Duration.ofSeconds(30), 100)).hasSize(1);
        clock.putForward(Duration.ofSeconds(31));
        assertThat(steps.claim(lost.due(), "busy")).isPresent();
        assertThat(dueSteps.overdue(Duration.ofSeconds(30), 100))
                .as("somebody does it")
                .isEmpty();
    }

    @Test
    void many_steps_that_only_wait_for_their_turn_do_not_keep_the_sweeper_from_a_lost_one() {
        var waiting = List.of(given.queued("First in a long line"), given.queued("Second in a long line"));
        clock.putForward(Duration.ofSeconds(1));
        var lost = given.queued("Lost");
        clock.putForward(Duration.ofSeconds(31));
        assertThat(dueSteps.overdue(Duration.ofSeconds(30), waiting.size())).doesNotContain(lost.due());
        clock.putForward(Duration.ofSeconds(31));
        assertThat(dueSteps.overdue(Duration.ofSeconds(30), waiting.size())).contains(lost.due());
    }

    @Test
    void a_redis_that_is_down_does_not_stop_the_caller() {
        var poll = step(JobStep.POLL, ADA, H3AFRICA);
        try (var nowhere = RedisClient.create(URI.create("redis://127.0.0.1:1"))) {
            var lost = new JobQueue(nowhere, clock, JobSteps.LEASE);
            lost.hint(poll, clock.instant());
            lost.stillUnderWay(poll);
            lost.done(poll);
        }
    }

    private void sweep() {
        dueSteps.overdue(Duration.ofSeconds(30), 100).forEach(step -> queue.hint(step, clock.instant()));
    }

    private DueStep hinted(JobStep kind, long user, long service) {
        var step = step(kind, user, service);
        queue.hint(step, clock.instant());
        return step;
    }

    private static DueStep step(JobStep kind, long user, long service) {
        return new DueStep(UUID.randomUUID(), kind, user, service);
    }
}
