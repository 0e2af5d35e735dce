package org.fip.adapter.cloudgene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fip.adapter.ArchivePassword;
import org.fip.adapter.InputFile;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.CredentialsRejected;
import org.fip.adapter.Outcome.Maintenance;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.Outcome.SlotLimit;
import org.fip.adapter.Outcome.TokenFault;
import org.fip.adapter.Outcome.Unreachable;
import org.fip.adapter.RecordedServer;
import org.fip.adapter.RecordedServer.Asked;
import org.fip.adapter.Submission;
import org.junit.jupiter.api.Test;

class CloudgeneSubmitTest extends CloudgeneReplay {

    private static final String SUBMIT = "POST /api/v2/jobs/submit/imputationserver2";
    private static final String SUBMIT_V2 = "POST /api/v2/jobs/submit/imputationserver";
    private static final Pattern PART = Pattern.compile(
            "name=\"([^\"]+)\"(?:; filename=\"([^\"]+)\")?\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--", Pattern.DOTALL);

    @Test
    void a_submission_is_a_form_in_manifest_order_with_only_what_was_asked_for() throws IOException {
        remote.on(SUBMIT, V3 + "submitted");

        assertThat(ok(server.submit(TOKEN, submission(Map.of("aesEncryption", "true", "meta", "false")))))
                .isEqualTo(JOB);

        Asked request = remote.asked(SUBMIT).getFirst();
        assertThat(request.header("X-Auth-Token")).isEqualTo(TOKEN.value());
        assertThat(request.header("Authorization")).isNull();
        assertThat(request.header("Content-Length"))
                .isEqualTo(String.valueOf(request.body().length()));
        assertThat(request.header("Expect")).isEqualTo("100-continue");
        assertThat(parts(request))
                .containsExactly(
                        "refpanel=apps@h3africa-v6@6.0.0",
                        "files[chr20.vcf.gz]=first file",
                        "files[my_cohort_21.vcf.gz]=second file",
                        "build=hg38",
                        "r2Filter=0.3",
                        "phasing=eagle",
                        "population=afr",
                        "aesEncryption=true",
                        "mode=imputation",
                        "password=Abcdefgh23456789",
                        "job-name=fip-7b1c");
    }

    private static Submission bare(InputFile... files) {
        return new Submission("fip-1", "apps@p", null, null, null, null, null, null, List.of(files), Map.of());
    }

    @Test
    void what_is_left_out_is_not_sent() throws IOException {
        remote.on(SUBMIT, V3 + "submitted");

        ok(server.submit(TOKEN, bare(file("a.vcf.gz", "x"))));

        assertThat(parts(remote.asked(SUBMIT).getFirst()))
                .containsExactly("refpanel=apps@p", "files[a.vcf.gz]=x", "job-name=fip-1");
    }

    @Test
    void whatever_files_are_called_the_server_gets_names_that_it_can_read() throws IOException {
        remote.on(SUBMIT, V3 + "submitted");

        ok(server.submit(TOKEN, bare(file("ok2.vcf.bgz", "x"), file("my study (1).vcf.gz", "y"))));

        assertThat(parts(remote.asked(SUBMIT).getFirst()))
                .containsExactly(
                        "refpanel=apps@p", "files[ok2.vcf.gz]=x", "files[my_study_1_.vcf.gz]=y", "job-name=fip-1");
    }

    @Test
    void the_application_is_looked_up_once() throws IOException {
        remote.on(SUBMIT, V3 + "submitted");

        ok(server.submit(TOKEN, submission(Map.of())));
        ok(server.submit(TOKEN, submission(Map.of())));

        assertThat(remote.asked("GET /api/v2/server")).hasSize(1);
    }

    @Test
    void version_2_is_submitted_to_by_its_own_application_id() throws IOException {
        remote.on("GET /api/v2/server", V2 + "server").on(SUBMIT_V2, V2 + "submitted");

        assertThat(ok(server.submit(TOKEN, submission(Map.of())))).isEqualTo("job-20261102-080000-604");
    }

    @Test
    void the_cap_on_unfinished_jobs_is_a_slot_limit() throws IOException {
        remote.on(SUBMIT, V3 + "too-many-jobs");

        assertThat(server.submit(TOKEN, submission(Map.of())))
                .isEqualTo(new SlotLimit<>(2, "Only 2 jobs per user can be executed simultaneously."));
    }

    @Test
    void refusals_keep_the_servers_words() throws IOException {
        assertThat(answered(V3 + "unknown-parameter")).isEqualTo(new Refused<>("Parameter 'foo' not found."));
        assertThat(answered(V3 + "too-large"))
                .isEqualTo(new Refused<>(
                        "The content length [3000318] exceeds the maximum allowed content length [1048576]"));
        assertThat(answered(V2 + "upload-limit")).isEqualTo(new Refused<>("Upload limit reached."));
        assertThat(answered(V3 + "app-unknown")).isEqualTo(new Refused<>("Application 'nope' not found."));
    }

    @Test
    void a_refusal_that_was_damaged_on_its_way_is_none() throws IOException {
        // It may have been the cap on unfinished jobs, which only means to wait.
        remote.onBytes(SUBMIT, RecordedServer.answer("HTTP/1.1 400 Bad Request", "{~~~~~~~~~~~~~~~~~~~~~~~~"));

        assertThat(server.submit(TOKEN, submission(Map.of())))
                .isInstanceOfSatisfying(
                        Malformed.class, odd -> assertThat(odd.mayHaveArrived()).isTrue());
    }

    @Test
    void closed_servers_are_told_from_broken_ones() throws IOException {
        assertThat(answered(V3 + "maintenance"))
                .isEqualTo(new Maintenance<>("This functionality is currently under maintenance.", null));
        assertThat(answered("cloudgene/proxy-502"))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        broken -> assertThat(broken.mayHaveArrived()).isTrue());
        assertThat(answered("cloudgene/proxy-429")).isInstanceOfSatisfying(Unreachable.class, busy -> {
            assertThat(busy.mayHaveArrived()).isFalse();
            assertThat(busy.retryAfter()).hasSeconds(7);
        });
    }

    @Test
    void tokens_are_rejected_with_the_reason() throws IOException {
        assertThat(fault(answered(V3 + "unauthorized"))).isEqualTo(TokenFault.REPLACED);
        assertThat(fault(answered(V3 + "replaced"))).isEqualTo(TokenFault.REPLACED);
    }

    @Test
    void version_2_hides_a_dead_token_behind_a_missing_application() throws IOException {
        remote.on("GET /api/v2/server", V2 + "server")
                .on(SUBMIT_V2, V2 + "app-or-login")
                .on("POST /api/v2/tokens/verify", V3 + "token-invalid");

        assertThat(fault(server.submit(TOKEN, submission(Map.of())))).isEqualTo(TokenFault.REPLACED);
    }

    @Test
    void a_lost_answer_may_have_arrived_and_is_not_sent_again() throws IOException {
        remote.onBytes(SUBMIT, new byte[0]);

        Outcome<String> outcome = server.submit(TOKEN, submission(Map.of()));

        assertThat(outcome).isInstanceOf(Unreachable.class);
        assertThat(outcome.mayHaveArrived()).isTrue();
        assertThat(remote.asked(SUBMIT)).hasSize(1);
    }

    @Test
    void an_answer_without_an_id_may_have_arrived() throws IOException {
        remote.onBytes(SUBMIT, RecordedServer.answer("HTTP/1.1 200 OK", "{\"success\":true}"));

        assertThat(server.submit(TOKEN, submission(Map.of())))
                .isInstanceOfSatisfying(
                        Malformed.class, odd -> assertThat(odd.mayHaveArrived()).isTrue());
    }

    @Test
    void a_server_that_is_not_there_got_nothing() throws IOException {
        ok(server.describe(TOKEN));
        remote.close();

        Outcome<String> outcome = connect(Map.of("app", "x")).submit(TOKEN, submission(Map.of()));

        assertThat(outcome).isInstanceOf(Unreachable.class);
        assertThat(outcome.mayHaveArrived()).isFalse();
    }

    @Test
    void an_input_that_cannot_be_read_is_our_own_failure() {
        remote.on(SUBMIT, V3 + "submitted");
        InputFile broken = new InputFile("chr20.vcf.gz", 10, () -> new ByteArrayInputStream(new byte[4]));

        assertThatThrownBy(() -> server.submit(TOKEN, submission(List.of(broken), Map.of())))
                .isInstanceOf(IOException.class)
                .hasMessage("chr20.vcf.gz ended 6 bytes early");
    }

    @Test
    void anything_but_block_gzipped_vcf_is_refused_before_the_upload() throws IOException {
        assertThat(server.submit(TOKEN, submission(List.of(file("a.vcf", "x")), Map.of())))
                .isInstanceOf(Refused.class);
        assertThat(remote.asked()).isEmpty();
    }

    @Test
    void a_job_whose_answer_was_lost_is_found_by_its_marker() {
        remote.on("GET /api/v2/jobs?page=1", V3 + "jobs-page1").on("GET /api/v2/jobs?page=2", V3 + "jobs-page2");

        assertThat(ok(server.findByMarker(TOKEN, "fip-0014")).externalId()).isEqualTo("job-20261102-080014-000");
        assertThat(server.findByMarker(TOKEN, "fip-9999")).isInstanceOf(NotFound.class);
        assertThat(ok(server.listJobs(TOKEN))).hasSize(17);
    }

    @Test
    void a_marker_on_the_first_page_needs_no_second() {
        remote.on("GET /api/v2/jobs?page=1", V3 + "jobs-page1");

        ok(server.findByMarker(TOKEN, "fip-0030"));

        assertThat(remote.asked()).hasSize(1);
    }

    @Test
    void an_empty_list_has_no_marker() {
        remote.on("GET /api/v2/jobs?page=1", V3 + "jobs-empty");

        assertThat(server.findByMarker(TOKEN, "fip-0030")).isInstanceOf(NotFound.class);
    }

    @Test
    void version_2_lists_jobs_too() {
        remote.on("GET /api/v2/jobs?page=1", V2 + "jobs");

        assertThat(ok(server.findByMarker(TOKEN, "fip-7b1c")).externalId()).isEqualTo("job-20261102-080000-604");
    }

    private Outcome<String> answered(String recording) throws IOException {
        remote.on(SUBMIT, recording);
        return server.submit(TOKEN, submission(Map.of()));
    }

    private static TokenFault fault(Outcome<String> outcome) {
        return ((CredentialsRejected<String>) outcome).fault();
    }

    private static Submission submission(Map<String, String> options) {
        return submission(
                List.of(file("chr20.vcf.gz", "first file"), file("my cohort\"21.vcf.gz", "second file")), options);
    }

    private static Submission submission(List<InputFile> files, Map<String, String> options) {
        return new Submission(
                "fip-7b1c",
                "apps@h3africa-v6@6.0.0",
                "hg38",
                "eagle",
                "afr",
                "imputation",
                "0.3",
                new ArchivePassword("Abcdefgh23456789"),
                files,
                options);
    }

    private static InputFile file(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new InputFile(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private static List<String> parts(Asked request) {
        Matcher matcher = PART.matcher(request.body());
        List<String> parts = new ArrayList<>();
        for (int at = 0; matcher.find(at); at = matcher.end() - 2) {
            String file = matcher.group(2) == null ? "" : "[" + matcher.group(2) + "]";
            parts.add(matcher.group(1) + file + "=" + matcher.group(3));
        }
        return parts;
    }
}
