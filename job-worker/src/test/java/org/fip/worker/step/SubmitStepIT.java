package org.fip.worker.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.fip.adapter.ArchivePassword;
import org.fip.adapter.Outcome;
import org.fip.adapter.RemoteState;
import org.fip.job.queue.JobQueue;
import org.fip.job.queue.Limits;
import org.fip.job.state.Attention;
import org.fip.job.state.Effort;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.fip.job.store.AcceptedTerm;
import org.fip.job.store.ArchivePasswords;
import org.fip.job.store.DueSteps;
import org.fip.job.store.JobSteps;
import org.fip.job.store.Retries;
import org.fip.job.test.QueuedJobs;
import org.fip.worker.test.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SubmitStepIT extends WorkerSteps {
    @Autowired
    ArchivePasswords passwords;

    @Autowired
    Retries retries;

    @Autowired
    DueSteps dueSteps;

    @Autowired
    JobQueue queue;

    @Test
    void the_job_is_sent_with_its_marker_its_input_and_a_password_that_only_we_can_open() {
        var job = step(queued());

        var remote = SERVER.onlyJob();
        assertThat(remote.submission.marker()).isEqualTo("fip-" + job.id());
        assertThat(remote.submission.panelKey()).isEqualTo("apps@h3africa-v6");
        assertThat(remote.submission.build()).isEqualTo("hg38");
        assertThat(remote.input).containsExactly("##fileformat=VCFv4.2");
        assertThat(remote.submission.inputFiles())
                .extracting(org.fip.adapter.InputFile::name)
                .as("as file-manager calls it now")
                .containsExactly("chr20.packed.vcf.gz");
        assertThat(job.externalJobId()).isEqualTo(remote.id);
        assertThat(job.progressPercentage()).isEqualTo(10);
        assertThat(job.nextStep()).isEqualTo(JobStep.POLL);
        assertThat(messages(job)).last().isEqualTo("Submitted to H3Africa as " + remote.id);
        var sealed = java.util.Objects.requireNonNull(job.archivePassword());
        assertThat(passwords.open(job.id(), sealed))
                .isEqualTo(java.util.Objects.requireNonNull(remote.submission.archivePassword())
                        .value());
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(
                        ((ArchivePassword) java.util.Objects.requireNonNull(remote.submission.archivePassword()))
                                .value());
    }

    @Test
    void input_that_finds_no_room_to_be_read_is_sent_later_however_long_that_takes() {
        var job = queued();
        PLATFORM.filesHaveRoom(false);
        for (var n = 0; n < 10; n++) {
            job = step(job);
            assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
        }
        PLATFORM.filesHaveRoom(true);
        assertThat(step(job).externalJobId()).isEqualTo(SERVER.onlyJob().id);
    }

    @Test
    void input_that_is_still_being_inspected_is_not_sent_before_its_end() {
        PLATFORM.inputWouldBe(null);
        var waiting = step(step(given().unchecked("Large")));
        assertThat(waiting.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(waiting.submitIntentAt()).isNull();
        assertThat(messages(waiting))
                .filteredOn(m -> m.contains("still being inspected"))
                .hasSize(1);

        PLATFORM.inputWouldBe("accepted_with_warnings");
        assertThat(step(waiting).externalJobId()).isEqualTo(SERVER.onlyJob().id);
    }

    @Test
    void input_that_the_service_would_refuse_is_never_sent_and_may_be_tried_again() {
        PLATFORM.inputWouldBe("would_be_refused");
        var refused = step(given().unchecked("Unsorted"));
        assertThat(refused.status()).isEqualTo(JobStatus.FAILED);
        assertThat(refused.errorCode()).isEqualTo("input_refused");
        assertThat(refused.inputFindings())
                .singleElement()
                .satisfies(f -> assertThat(f.cure()).isEqualTo("bcftools sort"));
        assertThat(messages(refused)).last().isEqualTo("H3Africa would refuse the input. Not sorted.");
        assertThat(Retries.canRetry(refused)).isTrue();

        PLATFORM.inputWouldBe("accepted");
        var again =
                retries.retry(refused.id(), refused.userId(), Retries.Wish.NONE).orElseThrow();
        assertThat(step(again).externalJobId()).isEqualTo(SERVER.onlyJob().id);
    }

    @Test
    void input_that_is_deleted_while_it_is_inspected_ends_the_job() {
        PLATFORM.inputIsDeleted();
        assertThat(step(given().unchecked("Gone")).errorCode()).isEqualTo("input_deleted");
    }

    private QueuedJobs given() {
        return new QueuedJobs(submissions);
    }

    @Test
    void accepted_terms_and_options_go_along_under_the_servers_own_names() {
        var term = new AcceptedTerm("check1", "I will not re-identify anybody", Instant.now());
        step(queued(QueuedJobs.order("With consent", "CHM13", List.of(term), Map.of("aesEncryption", "true"))));
        var sent = SERVER.onlyJob().submission;
        assertThat(sent.build()).isEqualTo("CHM13");
        assertThat(sent.options()).containsOnly(Map.entry("aesEncryption", "true"), Map.entry("check1", "true"));
    }

    @Test
    void a_site_that_reads_its_input_by_url_gets_a_link_from_outside_that_is_written_down_nowhere() throws Exception {
        var job = step(queued());
        var file = SERVER.onlyJob().submission.inputFiles().getFirst();
        var link = java.util.Objects.requireNonNull(file.link()).create();
        assertThat(link).hasToString("https://fip.example.org/api/files/download/signed.chr20.vcf.gz");
        assertThat(messages(step(job))).noneMatch(m -> m.contains("/files/download/"));
    }

    @Test
    void the_users_token_is_written_down_nowhere() {
        var job = step(queued());
        step(job);
        var rows = db.sql("""
                        SELECT row_to_json(j)::text FROM imputation_jobs j
                        UNION ALL SELECT row_to_json(u)::text FROM job_status_updates u""").query(String.class).list();
        assertThat(rows).hasSizeGreaterThan(3).noneMatch(row -> row.contains("h3a_abc123def456"));
    }

    @Test
    void a_job_whose_answer_was_lost_because_the_worker_died_is_found_by_its_marker() {
        var job = queued();
        SERVER.killWorkerAfterSubmit();
        assertThatThrownBy(() -> step(job)).isInstanceOf(ScriptedServer.Killed.class);
        assertThat(reload(job).externalJobId()).isNull();

        runner.run(reload(job).due(), "worker-2");
        assertThat(reload(job).externalJobId())
                .as("the dead worker's claim still holds")
                .isNull();
        clock.putForward(JobSteps.LEASE.plusSeconds(1));
        runner.run(reload(job).due(), "worker-2");

        assertThat(reload(job).externalJobId()).isEqualTo(SERVER.onlyJob().id);
        assertThat(reload(job).nextStep()).isEqualTo(JobStep.POLL);
    }

    @Test
    void a_job_whose_answer_got_lost_on_the_way_is_found_by_its_marker_as_soon_as_the_server_lists_it() {
        SERVER.failNext(new Outcome.Unreachable<>("timed out", true, null));
        var job = step(queued());
        assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(job.attention()).isEqualTo(Attention.SERVICE_UNAVAILABLE);
        assertThat(job.nextRunAt()).isBefore(clock.instant().plusSeconds(10));

        SERVER.failNext(new Outcome.NotFound<>("not listed yet"));
        var looking = step(job);
        assertThat(looking.externalJobId()).isNull();
        assertThat(looking.nextRunAt()).isBefore(clock.instant().plusSeconds(10));

        var found = step(looking);
        assertThat(found.externalJobId()).isEqualTo(SERVER.onlyJob().id);
        assertThat(found.attention()).isNull();
    }

    @Test
    void what_is_not_listed_for_a_minute_never_arrived_and_is_sent_again() {
        SERVER.failNext(new Outcome.Unreachable<>("timed out", true, null));
        var job = step(queued());
        SERVER.reset();
        assertThat(step(job).externalJobId()).isNull();
        assertThat(SERVER.jobs()).isEmpty();

        clock.putForward(FailureRules.LISTED_AFTER);
        assertThat(step(reload(job)).externalJobId()).isEqualTo(SERVER.onlyJob().id);
    }

    @Test
    void two_workers_that_get_the_same_message_make_one_external_job() throws Exception {
        for (var round = 0; round < 10; round++) {
            SERVER.reset();
            var job = queued();
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var worker : new String[] {"worker-1", "worker-2"}) {
                    threads.submit(() -> {
                        start.await();
                        runner.run(job.due(), worker);
                        return null;
                    });
                }
            }
            assertThat(SERVER.jobs()).hasSize(1);
            assertThat(reload(job).externalJobId()).isEqualTo(SERVER.onlyJob().id);
        }
    }

    @Test
    void a_missing_credential_fails_the_job_as_documented() {
        PLATFORM.userHasToken(null);
        var job = step(queued());
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.errorCode()).isEqualTo("credentials_missing");
        assertThat(job.errorMessage()).startsWith("No credentials configured");
        assertThat(job.errorAction()).contains("Settings → Service Credentials");
        assertThat(SERVER.jobs()).isEmpty();
    }

    @Test
    void a_rejected_token_fails_the_job_and_says_what_to_do() {
        SERVER.failNext(new Outcome.CredentialsRejected<>(Outcome.TokenFault.EXPIRED, "the token has expired"));
        var job = step(queued());
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.errorCode()).isEqualTo("authentication_failed");
        assertThat(job.errorMessage()).isEqualTo("H3Africa authentication failed: the token has expired");
        assertThat(job.errorAction()).isEqualTo("Please update your credentials at Settings → Service Credentials");
    }

    @Test
    void a_token_that_dies_while_the_job_may_be_there_only_parks_it() {
        SERVER.failNext(new Outcome.Unreachable<>("timed out", true, null));
        var job = step(queued());
        SERVER.failNext(new Outcome.CredentialsRejected<>(Outcome.TokenFault.REPLACED, "the token was replaced"));
        var parked = step(job);
        assertThat(parked.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(parked.attention()).isEqualTo(Attention.CREDENTIALS_REJECTED);
        assertThat(step(parked).externalJobId()).isEqualTo(SERVER.onlyJob().id);
    }

    @Test
    void a_full_server_makes_the_job_wait_for_a_slot() {
        SERVER.failNext(new Outcome.SlotLimit<>(3, "Only 3 jobs"));
        var waiting = step(queued());
        assertThat(waiting.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(waiting.attention()).isEqualTo(Attention.WAITING_FOR_SLOT);
        var sent = step(waiting);
        assertThat(sent.attention()).isNull();
        assertThat(SERVER.jobs()).hasSize(1);
    }

    @Test
    void only_the_head_of_the_line_asks_a_full_server() {
        SERVER.failNext(new Outcome.SlotLimit<>(3, "Only 3 jobs"));
        var first = step(queued());
        var second = step(queued());
        assertThat(second.attention()).isEqualTo(Attention.WAITING_FOR_SLOT);
        assertThat(SERVER.jobs()).as("nobody asked for the second").isEmpty();

        step(first);

        assertThat(SERVER.jobs()).hasSize(1);
        assertThat(reload(second).nextRunAt())
                .as("there may be more than one slot")
                .isBeforeOrEqualTo(clock.instant());
        assertThat(step(second).externalJobId()).isNotNull();
    }

    @Test
    void a_job_that_is_taken_up_again_after_its_external_one_failed_gets_a_new_one() {
        var job = submitted();
        SERVER.onlyJob().state = RemoteState.FAILED;
        var failed = step(step(job));
        assertThat(failed.status()).isEqualTo(JobStatus.FAILED);

        retries.retry(job.id(), job.userId(), Retries.Wish.NONE);
        var again = step(job);

        assertThat(again.externalJobId()).isNotEqualTo(failed.externalJobId());
        assertThat(SERVER.jobs()).hasSize(2);
        assertThat(SERVER.jobs().getLast().submission.marker()).isEqualTo("fip-" + job.id() + "-2");
    }

    @Test
    void a_refusal_ends_the_job_with_the_servers_reason() {
        SERVER.failNext(new Outcome.Refused<>("Parameter 'mode' not found"));
        var job = step(queued());
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.errorCode()).isEqualTo("refused_by_service");
        assertThat(job.errorMessage()).contains("Parameter 'mode' not found");
    }

    @Test
    void where_the_job_cannot_be_looked_for_it_stops_as_unconfirmed_and_nothing_is_sent_again() {
        SERVER.failNext(new Outcome.Unreachable<>("timed out", true, null));
        var job = step(queued());
        SERVER.failNext(new Outcome.Refused<>("this server does not list jobs"));
        var stopped = step(job);
        assertThat(stopped.attention()).isEqualTo(Attention.SUBMISSION_UNCONFIRMED);
        assertThat(stopped.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(stopped.nextStep()).isNull();
        assertThat(SERVER.jobs()).hasSize(1);
    }

    @Test
    void input_that_was_deleted_meanwhile_ends_the_job_and_says_so() {
        PLATFORM.inputIsDeleted();
        var job = step(queued());
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.errorCode()).isEqualTo("input_deleted");
        assertThat(job.submitIntentAt()).isNull();
        assertThat(SERVER.jobs()).isEmpty();
    }

    @Test
    void an_external_job_of_a_worker_that_stood_still_is_found_by_its_successor() {
        var job = queued();
        SERVER.duringNextUpload(() -> {
            clock.putForward(JobSteps.LEASE.plusSeconds(1));
            runner.run(job.due(), "successor");
        });
        step(job);
        assertThat(reload(job).externalJobId()).isNull();
        assertThat(step(job).externalJobId()).isEqualTo(SERVER.onlyJob().id);
        assertThat(SERVER.cancellations()).isZero();
    }

    @Test
    void an_external_job_that_its_successor_no_longer_counts_on_is_stopped_and_the_owner_told() {
        var job = queued();
        SERVER.duringNextUpload(() -> {
            clock.putForward(JobSteps.LEASE.plusSeconds(1));
            runner.run(job.due(), "successor");
            clock.putForward(FailureRules.LISTED_AFTER.plusSeconds(5));
            runner.run(job.due(), "successor");
        });
        runner.run(job.due(), WORKER);

        assertThat(SERVER.jobs()).hasSize(2);
        var counted = reload(job).externalJobId();
        assertThat(SERVER.jobs().stream().filter(j -> !j.state.isTerminal()))
                .extracting(j -> j.id)
                .containsExactly(counted);
        assertThat(messages(job)).last().asString().contains("once more", "was stopped");
    }

    @Test
    void an_outcome_that_cannot_be_written_counts_as_a_failure_of_ours_until_an_operator_sees_it() {
        var job = queued();
        for (var i = 1; i < 6; i++) {
            SERVER.failNext(new Outcome.Refused<>("no text for a table: \0"));
            job = step(job);
            assertThat(job.faults()).isEqualTo(i);
            clock.putForward(FailureRules.LISTED_AFTER);
            SERVER.failNext(new Outcome.NotFound<>("not there"));
        }
        SERVER.failNext(new Outcome.Refused<>("no text for a table: \0"));
        job = step(job);
        assertThat(job.errorCode()).isEqualTo(Retries.INTERNAL_ERROR);
        assertThat(retries.deadLetters(0, 10).items()).hasSize(1);
    }

    @Test
    void an_intent_dated_by_a_clock_that_was_ahead_is_not_followed_up_for_hours() {
        clock.putForward(Duration.ofHours(2));
        SERVER.failNext(new Outcome.Unreachable<>("timed out", true, null));
        var job = step(queued());
        SERVER.reset();
        clock.reset();
        dueSteps.dueAgainAfterClockWentBack();

        assertThat(step(job).externalJobId()).isNull();
        clock.putForward(FailureRules.LISTED_AFTER.plusSeconds(1));
        assertThat(step(job).externalJobId()).isEqualTo(SERVER.onlyJob().id);
    }

    @Test
    void a_hint_from_a_process_whose_clock_is_ahead_is_kept_until_it_is_time() {
        clock.putForward(Duration.ofSeconds(5));
        var job = queued();
        clock.reset();
        runner.run(job.due(), WORKER);
        assertThat(SERVER.jobs()).isEmpty();
        clock.putForward(Duration.ofSeconds(6));
        assertThat(queue.take(Effort.TRANSFER, 100, new Limits(100, 100))).contains(job.due());
    }

    @Test
    void an_outage_of_our_own_services_ends_no_job_however_long_it_is() {
        PLATFORM.usersAreDown(true);
        var job = queued();
        for (var i = 0; i < 30; i++) {
            job = step(job);
            assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
            assertThat(job.nextRunAt()).isBefore(clock.instant().plus(Duration.ofMinutes(2)));
        }
        PLATFORM.usersAreDown(false);
        PLATFORM.filesAreDown(true);
        job = step(job);
        assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(job.submitIntentAt())
                .as("a form without its input starts nothing, so nothing need be looked for")
                .isNull();
        PLATFORM.filesAreDown(false);
        assertThat(step(job).externalJobId()).isNotNull();
    }
}
