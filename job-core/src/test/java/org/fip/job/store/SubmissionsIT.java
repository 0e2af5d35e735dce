package org.fip.job.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fip.job.input.InputCheck;
import org.fip.job.input.InputFinding;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.fip.job.test.OnBackingServers;
import org.fip.job.test.QueuedJobs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SubmissionsIT extends OnBackingServers {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String KEY = "6f1c9f4e-client-made";

    @Autowired
    Submissions submissions;

    @Autowired
    Jobs jobs;

    @Autowired
    Retries retries;

    @Autowired
    StatusUpdates history;

    @Test
    void an_idempotency_key_makes_one_job_per_user() {
        assertThat(begin(QueuedJobs.ADA)).isPresent();
        assertThat(begin(QueuedJobs.ADA)).isEmpty();
        assertThat(begin(QueuedJobs.ADA + 1)).isPresent();
        assertThat(jobs.findByIdempotencyKey(QueuedJobs.ADA, KEY)).isPresent();
    }

    @Test
    void a_submission_that_came_to_nothing_gives_its_key_back() {
        var broken = begin(QueuedJobs.ADA).orElseThrow();
        submissions.fail(broken, "upload_interrupted", "The upload broke off", "Submit the job again");
        assertThat(find(broken).errorCode()).isEqualTo("upload_interrupted");
        assertThat(begin(QueuedJobs.ADA)).isPresent();
    }

    @Test
    void an_upload_whose_process_died_ends_as_interrupted_and_a_living_one_goes_on() {
        var dead = given.pending("Left behind");
        var living = given.pending("Slow but alive");
        var queued = given.queued("Past uploading");
        clock.putForward(Duration.ofMinutes(31));
        submissions.touch(living.id());

        assertThat(submissions.failAbandoned(Duration.ofMinutes(30))).isEqualTo(1);

        assertThat(find(dead).status()).isEqualTo(JobStatus.FAILED);
        assertThat(find(dead).errorCode()).isEqualTo("upload_interrupted");
        assertThat(find(living).status()).isEqualTo(JobStatus.PENDING);
        assertThat(find(queued).status()).isEqualTo(JobStatus.QUEUED);
    }

    @Test
    void a_users_list_holds_only_their_jobs_filtered_sorted_and_paged() {
        for (var name : List.of("Cohort B", "cohort a", "Pilot")) {
            given.queued(name);
        }
        begin(QueuedJobs.ADA + 1);
        var filter = new Jobs.Filter(JobStatus.QUEUED, QueuedJobs.SERVICE, "COHORT", "name,asc");
        var page = jobs.list(QueuedJobs.ADA, filter, 0, 1);
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.items()).extracting(Job::name).containsExactly("cohort a");
        assertThat(jobs.list(QueuedJobs.ADA, filter, 1, 1).items())
                .extracting(Job::name)
                .containsExactly("Cohort B");
        assertThat(jobs.counts(QueuedJobs.ADA)).containsExactlyEntriesOf(java.util.Map.of(JobStatus.QUEUED, 3L));
    }

    @Test
    void files_are_listed_in_the_order_in_which_they_were_given() {
        var job = given.pending("Two chromosomes");
        var second = new Jobs.InputFile(UUID.randomUUID(), "chr2.vcf.gz", 11, "ab12", null);
        var packed = new Jobs.PackedFrom("chr1.vcf", 40, "cd34");
        var first = new Jobs.InputFile(UUID.randomUUID(), "chr1.vcf.gz", 12, "ab12", packed);
        submissions.addFile(job, 1, second);
        submissions.addFile(job, 0, first);
        assertThat(jobs.inputFiles(job.id())).containsExactly(first, second);
        assertThat(jobs.inputFileIds(List.of(job.id())))
                .containsEntry(job.id(), List.of(first.fileId(), second.fileId()));
    }

    @Test
    void what_differs_from_server_to_server_is_kept_as_it_was_ordered() {
        var terms = List.of(new AcceptedTerm("check1", "I will not “re-identify” anybody", NOON));
        var options = Map.of("aesEncryption", "true", "note", "Kohorte Zürich; 'b'");

        var job = given.queued(QueuedJobs.order("Elsewhere", "CHM13 v2.0", terms, options));

        assertThat(find(job)).isEqualTo(job);
        assertThat(job.build()).isEqualTo("CHM13 v2.0");
        assertThat(job.acceptedTerms()).isEqualTo(terms);
        assertThat(job.options()).isEqualTo(options);
    }

    @Test
    void a_server_without_such_parameters_gets_none() {
        var bare = new Submissions.Order(
                "Bare", "", QueuedJobs.SERVICE, 3, null, null, null, null, null, List.of(), Map.of(), List.of());
        var job = given.queued(bare);
        assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(job.build()).isNull();
        assertThat(job.phasing()).isNull();
        assertThat(job.mode()).isNull();
    }

    @Test
    void who_lost_a_pending_job_to_the_same_request_writes_no_more() {
        var lost = begin(QueuedJobs.ADA).orElseThrow();
        submissions.addFile(lost, 0, new Jobs.InputFile(UUID.randomUUID(), "half.vcf.gz", 5, "ab12", null));
        var silence = java.time.Duration.ofSeconds(15);
        assertThat(submissions.takeOver(QueuedJobs.ADA, KEY, silence))
                .as("alive")
                .isEmpty();
        clock.putForward(silence.plusSeconds(1));

        var taken = submissions.takeOver(QueuedJobs.ADA, KEY, silence).orElseThrow();

        assertThat(taken.id()).isEqualTo(lost.id());
        submissions.addFile(lost, 1, new Jobs.InputFile(UUID.randomUUID(), "late.vcf.gz", 5, "ab12", null));
        assertThat(jobs.inputFiles(taken.id())).isEmpty();
        var file = new Jobs.InputFile(UUID.randomUUID(), "whole.vcf.gz", 10, "ab12", null);
        submissions.addFile(taken, 0, file);
        var order = QueuedJobs.order("Keyed", "hg38", List.of(), Map.of());
        assertThat(submissions.complete(lost, order, file.fileId(), new InputCheck.Passed()))
                .isEmpty();
        submissions.fail(lost, "upload_interrupted", "The upload broke off", "Submit the job again");
        assertThat(submissions.complete(taken, order, file.fileId(), new InputCheck.Passed()))
                .isPresent();
    }

    @Test
    void a_refused_job_keeps_its_order_its_files_its_key_and_every_finding() {
        var refused = refused();
        assertThat(refused.status()).isEqualTo(JobStatus.FAILED);
        assertThat(refused.errorCode()).isEqualTo("input_refused");
        assertThat(refused.errorMessage())
                .isEqualTo("H3Africa would refuse the input. chr20.vcf.gz: Not sorted. (and one more reason)");
        assertThat(refused.referencePanelId()).isEqualTo(3);
        assertThat(refused.nextStep()).isNull();
        assertThat(refused.queuedAt()).isNull();
        assertThat(refused.inputFindings()).hasSize(3);
        assertThat(jobs.inputFiles(refused.id())).hasSize(1);
        assertThat(jobs.findByIdempotencyKey(QueuedJobs.ADA, KEY)).contains(refused);
        assertThat(history.of(refused.id(), QueuedJobs.ADA))
                .extracting(StatusUpdates.StatusUpdate::message)
                .endsWith(
                        "chr20.vcf.gz: Not sorted.", "Two files of chromosome 20.", "Indels.", refused.errorMessage());
    }

    @Test
    void a_refused_job_that_is_tried_again_is_checked_anew() {
        var again =
                retries.retry(refused().id(), QueuedJobs.ADA, Retries.Wish.NONE).orElseThrow();
        assertThat(again.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(again.nextStep()).isEqualTo(JobStep.SUBMIT);
        assertThat(again.inputChecked()).isFalse();
        assertThat(again.inputFindings()).isEmpty();
        assertThat(again.queuedAt()).isNotNull();
    }

    private Job refused() {
        var pending = begin(QueuedJobs.ADA).orElseThrow();
        var file = new Jobs.InputFile(UUID.randomUUID(), "chr20.vcf.gz", 5, "ab12", null);
        submissions.addFile(pending, 0, file);
        var findings = List.of(
                new InputFinding(file.fileId(), "chr20.vcf.gz", "not-sorted", "error", "Not sorted.", "bcftools sort"),
                new InputFinding(null, null, "chromosome-twice", "error", "Two files of chromosome 20.", ""),
                new InputFinding(null, null, "indel", "warning", "Indels.", ""));
        return submissions
                .complete(
                        pending, QueuedJobs.order("Keyed"), file.fileId(), new InputCheck.Refused("H3Africa", findings))
                .orElseThrow();
    }

    private java.util.Optional<Job> begin(long userId) {
        return submissions.begin(userId, QueuedJobs.SERVICE, "Keyed", KEY);
    }

    private Job find(Job job) {
        return jobs.find(job.id(), job.userId()).orElseThrow();
    }
}
