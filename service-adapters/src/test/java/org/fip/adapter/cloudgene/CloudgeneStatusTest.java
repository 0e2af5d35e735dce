package org.fip.adapter.cloudgene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.fip.adapter.ImputationServer.Done;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.CredentialsRejected;
import org.fip.adapter.Outcome.Maintenance;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.Outcome.TokenFault;
import org.fip.adapter.Outcome.Unreachable;
import org.fip.adapter.RecordedServer;
import org.fip.adapter.RemoteMessage;
import org.fip.adapter.RemoteMessage.Kind;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.RemoteState;
import org.fip.adapter.RemoteStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudgeneStatusTest extends CloudgeneReplay {

    private static final String GET_JOB = "GET /api/v2/jobs/" + JOB;

    @Test
    void a_waiting_job_knows_its_place_in_the_queue() {
        RemoteStatus status = status(V3 + "job-waiting");

        assertThat(status.state()).isEqualTo(RemoteState.QUEUED);
        assertThat(status.queuePosition()).isEqualTo(2);
        assertThat(status.progressPercentage()).isZero();
        assertThat(status.startedAt()).isNull();
        assertThat(status.submittedAt()).isEqualTo(Instant.ofEpochMilli(1793606400000L));
    }

    @Test
    void a_running_job_estimates_its_progress_from_the_bars_of_its_last_step() {
        RemoteStatus status = status(V3 + "job-running");

        assertThat(status.state()).isEqualTo(RemoteState.RUNNING);
        assertThat(status.queuePosition()).isNull();
        // phasing 4 of 4, imputation 2 of 4: three quarters of the long step
        assertThat(status.progressPercentage()).isEqualTo(70);
    }

    @Test
    void messages_are_text_with_the_kind_the_server_meant() {
        List<RemoteMessage> messages = status(V3 + "job-running").messages();

        assertThat(messages)
                .extracting(RemoteMessage::kind)
                .containsExactly(Kind.INFO, Kind.INFO, Kind.WARNING, Kind.PROGRESS);
        assertThat(messages.get(1).text())
                .isEqualTo("Statistics:\nAlternative allele frequency > 0.5 sites: 10\nMatch: 7,749");
        assertThat(messages.get(2).text())
                .isEqualTo("Warning: 1 Chunk(s) excluded: < 20 SNPs (see chunks-excluded.txt).");
        assertThat(messages.get(3))
                .isEqualTo(
                        new RemoteMessage(Kind.PROGRESS, "Phasing and Imputation", "Phasing (4/4)\nImputation (2/4)"));
    }

    @Test
    void the_archive_password_is_never_in_a_message() {
        RemoteStatus status = status(V3 + "job-success");

        assertThat(status.state()).isEqualTo(RemoteState.SUCCEEDED);
        assertThat(status.progressPercentage()).isEqualTo(100);
        assertThat(status.messages().getLast().text()).endsWith("with the following password: •••");
        assertThat(status.toString()).doesNotContain("Sekret");
    }

    @Test
    void a_failed_job_says_why() {
        assertThat(status(V3 + "job-failed").failureReason())
                .contains("Error: More than 10,000 allele switches have been detected. Imputation cannot be started!");
        assertThat(status(V2 + "setup-failed").failureReason())
                .contains("Job Setup failed: Application nope is not installed or wrong permissions.");
    }

    @ParameterizedTest
    @CsvSource({
        "1,QUEUED",
        "2,RUNNING",
        "3,EXPORTING",
        "4,SUCCEEDED",
        "5,FAILED",
        "6,CANCELLED",
        "7,RETIRED",
        "8,SUCCEEDED",
        "9,FAILED",
        "10,RETIRED",
        "-1,DEAD",
        "0,UNKNOWN",
        "11,UNKNOWN",
        "99999999999,UNKNOWN",
        "'\"4\"',SUCCEEDED",
        "'\"running\"',UNKNOWN",
        "null,UNKNOWN"
    })
    void every_state_has_its_meaning(String state, RemoteState meaning) {
        remote.onBytes(
                GET_JOB, RecordedServer.answer("HTTP/1.1 200 OK", "{\"id\":\"" + JOB + "\",\"state\":" + state + "}"));

        assertThat(ok(server.status(TOKEN, JOB)).state()).isEqualTo(meaning);
    }

    @Test
    void what_is_no_terminal_state_of_the_server_never_ends_a_job() {
        assertThat(answered(V3 + "maintenance")).isInstanceOf(Maintenance.class);
        assertThat(answered("cloudgene/proxy-502")).isInstanceOf(Unreachable.class);
        assertThat(answered("cloudgene/proxy-503"))
                .isInstanceOfSatisfying(
                        Unreachable.class, busy -> assertThat(busy.retryAfter()).hasMinutes(2));
        assertThat(answered("cloudgene/proxy-404")).isInstanceOf(Malformed.class);
        assertThat(answered(V3 + "route-unknown")).isInstanceOf(Malformed.class);
        assertThat(answered(V2 + "internal-error")).isInstanceOf(Unreachable.class);
        assertThat(answered(V2 + "download-retired")).isInstanceOf(Malformed.class);
        assertThat(answered(V3 + "jobs-empty")).isInstanceOf(Malformed.class);
    }

    @Test
    void a_job_that_the_application_does_not_know_is_not_found() {
        assertThat(answered(V3 + "job-unknown")).isEqualTo(new NotFound<>("Job job-nope not found."));
    }

    @Test
    void the_three_kinds_of_forbidden_are_told_apart() {
        assertThat(fault(V3 + "unauthorized")).isEqualTo(TokenFault.REPLACED);
        assertThat(fault(V3 + "replaced")).isEqualTo(TokenFault.REPLACED);
        assertThat(fault(V2 + "login-required")).isEqualTo(TokenFault.REPLACED);
        assertThat(fault(V3 + "access-denied")).isEqualTo(TokenFault.OTHER_ACCOUNT);

        remote.on("POST /api/v2/tokens/verify", V3 + "token-invalid");
        assertThat(fault(V2 + "access-denied")).isEqualTo(TokenFault.REPLACED);
    }

    @Test
    void quality_reports_come_first_and_odd_names_not_at_all() {
        remote.on(GET_JOB, V3 + "job-success");

        List<RemoteOutput> outputs = ok(server.outputs(TOKEN, JOB));

        assertThat(outputs)
                .extracting(RemoteOutput::name)
                .containsExactly("qc_report.txt", "statistics/snps excluded.txt", "chr_20.zip");
        assertThat(outputs.getLast().remainingDownloads()).isEqualTo(10);
        assertThat(outputs.get(1).reference()).isEqualTo("b".repeat(64) + "/statistics/snps%20excluded.txt");
        assertThat(outputs.toString()).doesNotContain("aaaa");
    }

    @Test
    void failed_and_cancelled_jobs_offer_their_reports() {
        remote.on(GET_JOB, V3 + "job-failed", V3 + "job-cancelled");

        assertThat(ok(server.outputs(TOKEN, JOB))).hasSize(1);
        assertThat(ok(server.outputs(TOKEN, JOB))).hasSize(1);
    }

    @Test
    void version_2_spreads_its_files_over_several_outputs() {
        remote.on(GET_JOB, V2 + "job-success");

        List<RemoteOutput> outputs = ok(server.outputs(TOKEN, JOB));

        assertThat(outputs)
                .extracting(RemoteOutput::name)
                .containsExactly("qcreport.html", "statistics.txt", "logfile/statistics.txt", "chr_20.zip");
        assertThat(outputs.getFirst().remainingDownloads()).isNull();
    }

    @Test
    void cancelling_answers_how_the_job_then_stands() {
        remote.on("GET /api/v2/jobs/" + JOB + "/cancel", V3 + "job-cancelled");

        assertThat(ok(server.cancel(TOKEN, JOB)).state()).isEqualTo(RemoteState.CANCELLED);
    }

    @Test
    void cancelling_a_finished_job_changes_nothing_on_version_2_either() {
        remote.on("GET /api/v2/jobs/" + JOB + "/cancel", V2 + "cancel-finished").on(GET_JOB, V2 + "job-success");

        assertThat(ok(server.cancel(TOKEN, JOB)).state()).isEqualTo(RemoteState.SUCCEEDED);
    }

    @Test
    void a_dead_job_is_restarted_where_the_token_may() {
        String restart = "GET /api/v2/jobs/" + JOB + "/restart";
        remote.on(restart, V3 + "restarted", V3 + "not-pending", V2 + "access-denied");

        assertThat(status(V3 + "job-dead").state()).isEqualTo(RemoteState.DEAD);
        assertThat(ok(server.restart(TOKEN, JOB))).isEqualTo(Done.DONE);
        assertThat(server.restart(TOKEN, JOB)).isInstanceOf(Refused.class);
        assertThat(server.restart(TOKEN, JOB)).isInstanceOf(Refused.class);
    }

    @Test
    void the_token_follows_a_redirect_on_the_same_server_only() {
        try (RecordedServer stranger = new RecordedServer()) {
            remote.onBytes(GET_JOB, redirect(remote.url() + "/moved")).on("GET /moved", V3 + "job-waiting");
            ok(server.status(TOKEN, JOB));
            assertThat(remote.asked("GET /moved").getFirst().header("X-Auth-Token"))
                    .isEqualTo(TOKEN.value());

            remote.onBytes(GET_JOB, redirect(stranger.url() + "/moved"));
            assertThat(server.status(TOKEN, JOB)).isInstanceOf(Refused.class);
            assertThat(stranger.asked()).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] redirect(String to) {
        return RecordedServer.answer("HTTP/1.1 302 Found\nLocation: " + to, "");
    }

    private RemoteStatus status(String recording) {
        return ok(answered(recording));
    }

    private Outcome<RemoteStatus> answered(String recording) {
        remote.on(GET_JOB, recording);
        return server.status(TOKEN, JOB);
    }

    private TokenFault fault(String recording) {
        return ((CredentialsRejected<RemoteStatus>) answered(recording)).fault();
    }
}
