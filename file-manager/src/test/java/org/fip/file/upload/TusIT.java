package org.fip.file.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.fip.file.FileManagerUnderTest;
import org.fip.file.Noise;
import org.fip.file.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class TusIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");
    private static final Person EVE = Person.of(66, "eve");
    private static final String OVERRIDE = "X-HTTP-Method-Override";
    private static final byte[] CONTENT = Noise.bytes(300_000);

    @Autowired
    private UploadCleanUp cleanUp;

    @Test
    void an_upload_in_pieces_becomes_one_file_when_the_last_byte_has_come() throws Exception {
        var created = create(ADA, CONTENT.length, "chr20.vcf.gz");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(created.header("Location")).startsWith("/api/files/uploads/");
        assertThat(created.header("Upload-Expires")).endsWith("GMT");
        var upload = path(created);

        var first = patch(upload, 0, Arrays.copyOf(CONTENT, 100_000));
        assertThat(first.status()).isEqualTo(204);
        assertThat(first.header("Upload-Offset")).isEqualTo("100000");
        assertThat(files()).isZero();
        assertThat(offset(upload)).isEqualTo(100_000);

        patch(upload, 100_000, Arrays.copyOfRange(CONTENT, 100_000, CONTENT.length));
        var file = get("/files/" + id(upload), ADA.token()).json();
        assertThat(file.path("filename").asString()).isEqualTo("chr20.vcf.gz");
        assertThat(file.path("sha256").asString()).isEqualTo(Noise.sha256(CONTENT));
        assertThat(get(linkTo(ADA, id(upload)), null).bytes()).isEqualTo(CONTENT);
        assertThat(get(linkTo(ADA, id(upload)), null, "Range", "bytes=99990-100009")
                        .bytes())
                .isEqualTo(Arrays.copyOfRange(CONTENT, 99_990, 100_010));
        assertThat(offset(upload)).as("for who missed the answer").isEqualTo(CONTENT.length);
    }

    @Test
    void what_a_lost_connection_has_brought_is_kept() throws Exception {
        var upload = path(create(ADA, CONTENT.length, "chr20.vcf.gz"));
        try (var sender = halfPatch(upload, 0, Arrays.copyOf(CONTENT, 123_456), CONTENT.length)) {
            await().until(() -> offset(upload) == 123_456);
            assertThat(sender.isConnected()).isTrue();
        }
        await().until(() -> patch(upload, 123_456, Arrays.copyOfRange(CONTENT, 123_456, CONTENT.length))
                        .status()
                == 204);
        assertThat(get(linkTo(ADA, id(upload)), null).bytes()).isEqualTo(CONTENT);
        assertThat(get("/files/" + id(upload), ADA.token())
                        .json()
                        .path("sha256")
                        .asString())
                .isEqualTo(Noise.sha256(CONTENT));
    }

    @Test
    void a_later_request_takes_the_upload_over_from_one_that_hangs() throws Exception {
        var upload = path(create(ADA, CONTENT.length, "chr20.vcf.gz"));
        try (var hanging = halfPatch(upload, 0, Arrays.copyOf(CONTENT, 1000), CONTENT.length)) {
            await().until(() -> offset(upload) == 1000);
            var rest = Arrays.copyOfRange(CONTENT, 1000, CONTENT.length);
            assertThat(patch(upload, 1000, rest).status()).isEqualTo(204);
            hanging.getOutputStream().write(Arrays.copyOfRange(CONTENT, 1000, 2000));
            hanging.getOutputStream().flush();
            assertThat(new String(hanging.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 409");
        }
        assertThat(get(linkTo(ADA, id(upload)), null).bytes()).isEqualTo(CONTENT);
    }

    @Test
    void a_request_from_elsewhere_does_not_disturb_the_one_that_is_sending() throws Exception {
        var upload = path(create(ADA, CONTENT.length, "chr20.vcf.gz"));
        try (var sending = halfPatch(upload, 0, Arrays.copyOf(CONTENT, 1000), CONTENT.length)) {
            await().until(() -> offset(upload) == 1000);
            assertProblem(patch(upload, 500, new byte[10]), 409, "wrong_offset");
            sending.getOutputStream().write(CONTENT, 1000, CONTENT.length - 1000);
            sending.getOutputStream().flush();
            assertThat(new String(sending.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 204");
        }
        assertThat(get(linkTo(ADA, id(upload)), null).bytes()).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @CsvSource({"sha1, SHA-1", "sha256, SHA-256"})
    void a_request_with_a_checksum_is_kept_whole_or_not_at_all(String name, String algorithm) throws Exception {
        var upload = path(create(ADA, 1000, "chr20.vcf.gz"));
        var bytes = Arrays.copyOf(CONTENT, 600);
        var right = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
        var damaged = bytes.clone();
        damaged[17] ^= 1;
        var refused = patch(upload, 0, damaged, "Upload-Checksum", name + " " + right);
        assertProblem(refused, 460, "checksum_mismatch");
        assertThat(offset(upload)).isZero();
        assertThat(patch(upload, 0, bytes, "Upload-Checksum", name + " " + right)
                        .status())
                .isEqualTo(204);
        assertThat(offset(upload)).isEqualTo(600);
        patch(upload, 600, Arrays.copyOfRange(CONTENT, 600, 1000));
        assertThat(get(linkTo(ADA, id(upload)), null).bytes()).isEqualTo(Arrays.copyOf(CONTENT, 1000));
    }

    @Test
    void the_first_bytes_may_come_with_the_creation() {
        var answer = tus("POST", "/files/uploads", ADA, CONTENT, "Upload-Length", "300000");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Upload-Offset")).isEqualTo("300000");
        assertThat(get("/files/" + id(path(answer)), ADA.token()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, md5 AAAA,                      400, bad_upload_header",
        "1000, sha1 ***,                      400, bad_upload_header",
        "1000, sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=, 460, checksum_mismatch",
        "999,  sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=, 413, upload_too_long"
    })
    void a_creation_whose_bytes_are_refused_leaves_nothing(int length, String checksum, int status, String code)
            throws Exception {
        var answer = tus(
                "POST",
                "/files/uploads",
                ADA,
                new byte[1000],
                "Upload-Length",
                Integer.toString(length),
                "Upload-Checksum",
                checksum);
        assertProblem(answer, status, code);
        assertNothingIsLeft();
    }

    @Test
    void a_creation_that_brings_more_than_it_said_leaves_nothing_either() throws Exception {
        try (var sender = new Socket(InetAddress.getLoopbackAddress(), port)) {
            sender.getOutputStream().write("""
                    POST /files/uploads HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Authorization: %s\r
                    Tus-Resumable: 1.0.0\r
                    Upload-Length: 3\r
                    Content-Type: application/offset+octet-stream\r
                    Transfer-Encoding: chunked\r
                    \r
                    4\r
                    abcd\r
                    0\r
                    \r
                    """.formatted(ADA.token()).getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(sender.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 413");
        }
        await().untilAsserted(this::assertNothingIsLeft);
    }

    @Test
    void who_can_only_post_says_what_is_meant() {
        var upload = path(create(ADA, 1000, "a.vcf.gz"));
        var bytes = tus("POST", upload, ADA, Arrays.copyOf(CONTENT, 400), "Upload-Offset", "0", OVERRIDE, "PATCH");
        assertThat(bytes.status()).as(bytes.text()).isEqualTo(204);
        var state = tus("POST", upload, ADA, null, OVERRIDE, "head");
        assertThat(state.status()).isEqualTo(200);
        assertThat(state.header("Upload-Offset")).isEqualTo("400");
        assertThat(tus("POST", upload, ADA, null, OVERRIDE, "DELETE").status()).isEqualTo(204);
        assertThat(tus("HEAD", upload, ADA, null).status()).isEqualTo(404);
    }

    @Test
    void refusals_say_the_version_too() {
        var upload = path(create(ADA, 1000, "a.vcf.gz"));
        var stranger = send(upload, "Bearer nonsense", "application/offset+octet-stream", "");
        assertProblem(stranger, 401, "unauthenticated");
        assertThat(stranger.header("Tus-Resumable")).isEqualTo("1.0.0");
        var unknown = tus("PUT", upload, ADA, null);
        assertProblem(unknown, 405, "http_405");
        assertThat(unknown.response().headers().allValues("Tus-Resumable")).containsExactly("1.0.0");
    }

    @Test
    void bytes_may_have_a_type_with_parameters() {
        var upload = path(create(ADA, 3, "a.vcf.gz"));
        var answer = send(
                upload,
                ADA.token(),
                "Application/Offset+Octet-Stream; charset=utf-8",
                "abc",
                "Tus-Resumable",
                "1.0.0",
                "Upload-Offset",
                "0",
                OVERRIDE,
                "PATCH");
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    @Test
    void the_first_days_of_a_month_have_two_digits() {
        var upload = path(create(ADA, 3, "a.vcf.gz"));
        db.sql("UPDATE uploads SET expires_at = '2099-01-05 12:25:07Z'").update();
        assertThat(tus("HEAD", upload, ADA, null).header("Upload-Expires")).isEqualTo("Mon, 05 Jan 2099 12:25:07 GMT");
    }

    @Test
    void a_finished_upload_is_ended_and_its_file_stays() throws Exception {
        var upload = path(create(ADA, 3, "a.vcf.gz"));
        patch(upload, 0, new byte[3]);
        assertThat(tus("DELETE", upload, ADA, null).status()).isEqualTo(204);
        assertThat(tus("HEAD", upload, ADA, null).status()).isEqualTo(404);
        assertThat(get(linkTo(ADA, id(upload)), null).bytes()).isEqualTo(new byte[3]);
    }

    @Test
    void a_wrong_offset_is_refused_and_nothing_changes() {
        var upload = path(create(ADA, 1000, "a.vcf.gz"));
        assertProblem(patch(upload, 5, new byte[10]), 409, "wrong_offset");
        assertThat(offset(upload)).isZero();
    }

    @Test
    void more_bytes_than_announced_are_refused() {
        var upload = path(create(ADA, 100, "a.vcf.gz"));
        assertProblem(patch(upload, 0, new byte[101]), 413, "upload_too_long");
        assertThat(offset(upload)).isZero();
    }

    @Test
    void a_cancelled_upload_leaves_nothing() throws Exception {
        var upload = path(create(ADA, 1000, "a.vcf.gz"));
        patch(upload, 0, new byte[500]);
        assertThat(tus("DELETE", upload, ADA, new byte[0]).status()).isEqualTo(204);
        assertThat(tus("HEAD", upload, ADA, new byte[0]).status()).isEqualTo(404);
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void an_upload_that_nobody_goes_on_with_expires_and_is_removed() throws Exception {
        var upload = path(create(ADA, 1000, "a.vcf.gz"));
        clock.advance(Duration.ofMinutes(20));
        patch(upload, 0, new byte[500]);
        clock.advance(Duration.ofMinutes(20));
        assertThat(offset(upload)).isEqualTo(500);
        clock.advance(Duration.ofMinutes(6));
        assertThat(tus("HEAD", upload, ADA, new byte[0]).status()).isEqualTo(410);
        cleanUp.run();
        assertThat(onDisk()).isEmpty();
        assertThat(tus("HEAD", upload, ADA, new byte[0]).status()).isEqualTo(404);
    }

    @Test
    void an_upload_left_whole_by_a_dead_process_becomes_a_file() throws Exception {
        var upload = path(create(ADA, CONTENT.length, "a.vcf.gz"));
        patch(upload, 0, CONTENT);
        undoCompletion(id(upload));
        assertThat(files()).isZero();
        clock.advance(Duration.ofMinutes(6));
        cleanUp.run();
        assertThat(get(linkTo(ADA, id(upload)), null).bytes()).isEqualTo(CONTENT);
    }

    @Test
    void somebody_elses_upload_is_not_there() {
        var upload = path(create(ADA, 1000, "a.vcf.gz"));
        assertThat(tus("HEAD", upload, EVE, new byte[0]).status()).isEqualTo(404);
        assertThat(tus("PATCH", upload, EVE, new byte[10], "Upload-Offset", "0").status())
                .isEqualTo(404);
        assertThat(tus("DELETE", upload, EVE, new byte[0]).status()).isEqualTo(404);
        assertThat(get("/files/uploads", EVE.token()).json()).isEmpty();
    }

    @Test
    void unfinished_uploads_are_listed_and_take_room() {
        var upload = path(create(ADA, 1000, "a.vcf.gz"));
        patch(upload, 0, new byte[400]);
        var listed = get("/files/uploads", ADA.token()).json();
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("received").asLong()).isEqualTo(400);
        assertThat(listed.get(0).path("upload_url").asString()).isEqualTo("/api" + upload);
        var usage = get("/files/usage", ADA.token()).json();
        assertThat(usage.path("used_bytes").asLong()).isEqualTo(1000);
        assertThat(usage.path("unfinished_bytes").asLong()).isEqualTo(1000);
        assertThat(usage.path("quota_bytes").asLong()).isEqualTo(200L << 20);
        for (var n = 0; n < 3; n++) {
            assertThat(create(ADA, 64L << 20, "b.vcf.gz").status()).isEqualTo(201);
        }
        assertProblem(create(ADA, 64L << 20, "c.vcf.gz"), 413, "quota_exceeded");
    }

    @Test
    void a_client_of_another_version_is_told_which_one_is_spoken() {
        var answer = send("/files/uploads", ADA.token(), "application/offset+octet-stream", "");
        assertProblem(answer, 412, "tus_version");
        assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
        var abilities = tus("OPTIONS", "/files/uploads", ADA, new byte[0]);
        assertThat(abilities.header("Tus-Extension")).contains("creation", "checksum", "expiration", "termination");
        assertThat(abilities.header("Tus-Checksum-Algorithm")).isEqualTo("sha1,sha256");
    }

    @Test
    void empty_files_and_files_over_the_limit_are_refused_before_a_byte_is_sent() {
        assertProblem(create(ADA, 0, "a.vcf.gz"), 400, "empty_file");
        assertProblem(create(ADA, (64L << 20) + 1, "a.vcf.gz"), 413, "file_too_large");
        assertProblem(tus("POST", "/files/uploads", ADA, new byte[0]), 400, "bad_upload_header");
    }

    @Test
    void an_upload_whose_file_was_deleted_is_over() {
        var upload = path(create(ADA, 10, "a.vcf.gz"));
        patch(upload, 0, new byte[10]);
        delete("/files/" + id(upload), ADA.token());
        assertThat(tus("HEAD", upload, ADA, new byte[0]).status()).isEqualTo(410);
    }

    private void assertNothingIsLeft() throws Exception {
        assertThat(get("/files/uploads", ADA.token()).json()).isEmpty();
        assertThat(get("/files/usage", ADA.token()).json().path("used_bytes").asLong())
                .isZero();
        assertThat(onDisk()).isEmpty();
    }

    private void undoCompletion(UUID id) {
        db.sql("UPDATE uploads SET completed_at = NULL WHERE id = :id")
                .param("id", id)
                .update();
        db.sql("UPDATE blobs SET upload_id = file_id, file_id = NULL WHERE file_id = :id")
                .param("id", id)
                .update();
        db.sql("DELETE FROM files WHERE id = :id").param("id", id).update();
    }

    private Answer create(Person person, long length, String filename) {
        var name = Base64.getEncoder().encodeToString(filename.getBytes(StandardCharsets.UTF_8));
        return tus(
                "POST",
                "/files/uploads",
                person,
                null,
                "Upload-Length",
                Long.toString(length),
                "Upload-Metadata",
                "filename " + name);
    }

    private Answer patch(String upload, long offset, byte[] bytes, String... headers) {
        var all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Upload-Offset";
        all[headers.length + 1] = Long.toString(offset);
        return tus("PATCH", upload, ADA, bytes, all);
    }

    private Socket halfPatch(String upload, long offset, byte[] bytes, long announced) throws IOException {
        var sender = new Socket(InetAddress.getLoopbackAddress(), port);
        var out = sender.getOutputStream();
        out.write("""
                PATCH %s HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: %s\r
                Tus-Resumable: 1.0.0\r
                Content-Type: application/offset+octet-stream\r
                Upload-Offset: %d\r
                Content-Length: %d\r
                \r
                """.formatted(upload, ADA.token(), offset, announced).getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
        return sender;
    }

    private long offset(String upload) {
        return Long.parseLong(tus("HEAD", upload, ADA, new byte[0]).header("Upload-Offset"));
    }

    private int files() {
        return get("/files", ADA.token()).json().path("total").asInt();
    }

    private static String path(Answer created) {
        return created.header("Location").substring("/api".length());
    }

    private static UUID id(String upload) {
        return UUID.fromString(upload.substring(upload.lastIndexOf('/') + 1));
    }
}
