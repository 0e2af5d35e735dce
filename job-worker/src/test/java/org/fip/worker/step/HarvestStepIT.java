package org.fip.worker.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fip.adapter.Outcome;
import org.fip.adapter.RemoteMessage;
import org.fip.adapter.RemoteState;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.fip.job.store.Job;
import org.fip.job.store.JobSteps;
import org.fip.worker.test.ScriptedServer;
import org.fip.worker.test.StandInPlatform.Uploaded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarvestStepIT extends WorkerSteps {
    @Test
    void a_finished_job_brings_every_output_home_once_and_is_completed() {
        var job = step(finishedThere());

        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.progressPercentage()).isEqualTo(100);
        assertThat(job.completedAt()).isNotNull();
        assertThat(job.nextStep()).isNull();
        assertThat(PLATFORM.uploads())
                .extracting(Uploaded::filename)
                .containsExactly("qc_report.txt", "chr20.info.gz", "chr20.dose.vcf.gz");
        var imputed = PLATFORM.uploads().getLast();
        assertThat(job.resultsFileId()).isEqualTo(imputed.id());
        assertThat(imputed.wholeRequest())
                .contains("imputed genotypes", job.id().toString(), "output");
        assertThat(messages(job)).last().isEqualTo("Completed; the results are stored here");
    }

    @Test
    void after_a_crash_in_the_middle_nothing_that_is_safe_is_fetched_again() {
        var job = finishedThere();
        SERVER.killWorkerAfterFirstDownload();
        assertThatThrownBy(() -> step(job)).isInstanceOf(ScriptedServer.Killed.class);

        clock.putForward(JobSteps.LEASE.plusSeconds(1));
        assertThat(step(job).status()).isEqualTo(JobStatus.COMPLETED);

        assertThat(SERVER.downloads("qc_report.txt")).isEqualTo(1);
        assertThat(SERVER.downloads("chr20.info.gz"))
                .as("its mark was lost with the worker")
                .isEqualTo(2);
        assertThat(SERVER.downloads("chr_20.zip")).isEqualTo(1);
        assertThat(PLATFORM.uploads()).as("the second copy replaces the first").hasSize(3);
    }

    @Test
    void results_that_find_no_room_wait_for_it_however_long() {
        var job = finishedThere();
        PLATFORM.filesHaveRoom(false);
        for (var n = 0; n < 10; n++) {
            job = step(job);
            assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
        }
        PLATFORM.filesHaveRoom(true);
        assertThat(step(job).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void no_download_is_spent_while_nothing_can_be_stored() {
        var job = finishedThere();
        PLATFORM.filesAreDown(true);
        var waiting = step(job);
        assertThat(waiting.status()).isEqualTo(JobStatus.RUNNING);
        assertThat(SERVER.downloads("qc_report.txt")).isZero();
        PLATFORM.filesAreDown(false);
        assertThat(step(job).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void a_broken_transfer_is_tried_again_but_not_until_the_downloads_are_used_up() {
        var job = finishedThere();
        for (var i = 0; i < 2; i++) {
            SERVER.failNextDownload(cutShort());
            var waiting = step(job);
            assertThat(waiting.status()).isEqualTo(JobStatus.RUNNING);
            assertThat(waiting.attention()).isEqualTo(Attention.SERVICE_UNAVAILABLE);
        }
        SERVER.failNextDownload(cutShort());
        assertThat(step(job).errorCode()).isEqualTo("results_damaged");
        assertThat(SERVER.downloads("qc_report.txt")).isEqualTo(3);
    }

    @Test
    void a_report_that_is_lost_does_not_keep_the_genotypes_from_their_owner() {
        var job = finishedThere();
        SERVER.failNextDownload(new Outcome.Gone<>(Outcome.Loss.DOWNLOAD_LIMIT, "downloaded too often"));
        var completed = step(job);
        assertThat(completed.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(messages(completed)).contains("qc_report.txt could not be had: downloaded too often");
    }

    @Test
    void an_empty_report_does_not_hold_up_the_others() {
        var job = finishedThere();
        SERVER.offers("qc_report.txt", "");
        assertThat(step(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(PLATFORM.uploads()).hasSize(2);
    }

    @Test
    void a_failed_job_brings_its_reports_home_and_its_reason_but_no_genotypes() {
        var job = finishedThere();
        SERVER.onlyJob().state = RemoteState.FAILED;
        SERVER.onlyJob()
                .messages
                .add(new RemoteMessage(RemoteMessage.Kind.ERROR, "Quality Control", "More than 100 allele switches"));
        var failed = step(job);
        assertThat(failed.status()).isEqualTo(JobStatus.FAILED);
        assertThat(failed.errorCode()).isEqualTo("remote_failed");
        assertThat(failed.errorMessage()).contains("H3Africa", "More than 100 allele switches");
        assertThat(failed.errorAction()).contains("the messages and the quality-control files of the job");
        assertThat(PLATFORM.uploads()).extracting(Uploaded::filename).containsExactly("qc_report.txt", "chr20.info.gz");
    }

    @ParameterizedTest
    @CsvSource({"logs/stderr.txt, the messages and the logs of the job", ", the messages of the job"})
    void of_a_failed_job_without_quality_control_nobody_is_sent_to_its_files(@Nullable String output, String where) {
        var job = submitted();
        if (output != null) {
            SERVER.offers(output, "More than 100 obvious strand flips");
        }
        SERVER.onlyJob().state = RemoteState.SUCCEEDED;
        step(job);
        SERVER.onlyJob().state = RemoteState.FAILED;
        var failed = step(job);
        assertThat(failed.errorCode()).isEqualTo("remote_failed");
        assertThat(failed.errorAction()).isEqualTo("Look at %s, correct the input and submit again".formatted(where));
    }

    @Test
    void a_job_that_succeeded_but_lists_nothing_yet_is_asked_again() {
        var job = submitted();
        SERVER.onlyJob().state = RemoteState.SUCCEEDED;
        var harvesting = step(job);
        assertThat(harvesting.nextStep()).isEqualTo(JobStep.HARVEST);
        assertThat(step(job).status()).isEqualTo(JobStatus.RUNNING);
        offerAll();
        assertThat(step(job).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void a_job_that_keeps_listing_nothing_is_completed_and_says_so() {
        var job = submitted();
        SERVER.onlyJob().state = RemoteState.SUCCEEDED;
        step(job);
        for (var i = 0; i < 3; i++) {
            var looking = step(job);
            assertThat(looking.status()).isEqualTo(JobStatus.RUNNING);
            assertThat(looking.attention()).isNull();
        }
        var completed = step(job);
        assertThat(completed.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(completed.resultsFileId()).isNull();
        assertThat(messages(completed)).last().isEqualTo("Completed, no outputs reported");
    }

    @Test
    void what_nobody_can_fetch_from_outside_is_told_once_and_the_rest_is_brought_home() {
        var job = submitted();
        SERVER.offers("chr20.info.gz", "R2");
        for (var chr = 1; chr <= 12; chr++) {
            SERVER.keeps("chr%d.dose.vcf.gz".formatted(chr), "file:///data/out/chr%d.dose.vcf.gz".formatted(chr));
        }
        SERVER.onlyJob().state = RemoteState.SUCCEEDED;
        step(job);
        var completed = step(job);
        assertThat(completed.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(PLATFORM.uploads()).extracting(Uploaded::filename).containsExactly("chr20.info.gz");
        assertThat(SERVER.downloads("chr1.dose.vcf.gz")).isZero();
        assertThat(messages(completed))
                .filteredOn(m -> m.startsWith("At the site:"))
                .singleElement()
                .asString()
                .contains("file:///data/out/chr1.dose.vcf.gz, file:///data/out/chr2.dose.vcf.gz")
                .endsWith(" and 2 more");
        assertThat(messages(completed)).last().isEqualTo("Completed; the results are stored here");
    }

    @Test
    void a_job_whose_results_all_stay_at_the_site_is_completed_and_says_so() {
        var job = submitted();
        SERVER.keeps("chr20.dose.vcf.gz", "/lustre/results/chr20.dose.vcf.gz");
        SERVER.onlyJob().state = RemoteState.SUCCEEDED;
        step(job);
        var completed = step(job);
        assertThat(completed.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(messages(completed))
                .contains("At the site: /lustre/results/chr20.dose.vcf.gz")
                .last()
                .isEqualTo("Completed; the results stay at the site");
    }

    @Test
    void a_failure_is_announced_by_its_reason_whatever_else_is_said() {
        var job = finishedThere();
        SERVER.onlyJob().state = RemoteState.FAILED;
        SERVER.failNextDownload(new Outcome.Gone<>(Outcome.Loss.DOWNLOAD_LIMIT, "downloaded too often"));
        var failed = step(job);
        assertThat(messages(failed)).last().isEqualTo(failed.errorMessage());
    }

    private Job finishedThere() {
        var job = submitted();
        offerAll();
        SERVER.onlyJob().state = RemoteState.SUCCEEDED;
        var harvesting = step(job);
        assertThat(harvesting.status()).isEqualTo(JobStatus.RUNNING);
        assertThat(harvesting.nextStep()).isEqualTo(JobStep.HARVEST);
        return harvesting;
    }

    private static void offerAll() {
        SERVER.offers("qc_report.txt", "Remaining sites in total: 7,749");
        SERVER.offers("chr20.info.gz", "R2");
        SERVER.offers("chr_20.zip", "imputed genotypes");
    }

    private static Outcome.Failure<?> cutShort() {
        return new Outcome.Damaged<>(Outcome.Damage.CUT_SHORT, "the transfer ended early");
    }
}
