package org.fip.file.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.fip.common.test.TestIdentity;
import org.fip.file.FileManagerUnderTest;
import org.fip.file.Form;
import org.fip.file.Noise;
import org.fip.file.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DownloadIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");
    private static final String WORKER = TestIdentity.serviceBearer("job-worker", "file-manager");
    private static final int MIB = 1 << 20;
    private static final int SIZE = 2 * MIB + 500_000;
    private static final byte[] CONTENT = Noise.bytes(SIZE);

    private UUID file;
    private String link;

    @BeforeEach
    void stored() {
        file = upload(ADA, new Form().file("statistics/chr20.html", CONTENT)).id();
        link = linkTo(ADA, file);
    }

    @Test
    void a_link_goes_through_the_gateway_and_says_until_when() {
        var answer = get("/files/" + file + "/download", ADA.token()).json();
        assertThat(answer.path("download_url").asString()).startsWith("http://localhost:8000/api/files/download/");
        assertThat(Instant.parse(answer.path("expires_at").asString()))
                .isBetween(Instant.now().plusSeconds(840), Instant.now().plusSeconds(901));
    }

    @Test
    void a_link_gives_the_bytes_without_sign_in() throws Exception {
        var answer = get(link, null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEqualTo(CONTENT);
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(SIZE));
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(answer.header("ETag")).isEqualTo("\"" + Noise.sha256(CONTENT) + "\"");
    }

    @Test
    void a_file_is_saved_and_never_shown_in_the_platforms_own_origin() {
        var answer = get(link, null);
        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment;")
                .contains("chr20.html");
        assertThat(answer.header("Content-Disposition")).doesNotContain("statistics");
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).contains("private", "no-store");
    }

    @Test
    void a_name_in_any_language_arrives() {
        var name = "étude \"génome\" 🧬.vcf.gz";
        var id = upload(ADA, new Form().file(name.replace("\"", "%22"), "x")).id();
        var disposition = get(linkTo(ADA, id), null).header("Content-Disposition");
        var encoded = disposition.replaceFirst(".*filename\\*=UTF-8''", "");
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8))
                .startsWith("étude ")
                .endsWith("🧬.vcf.gz");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-9,                 0,        10",
        "bytes=0-0,                 0,        1",
        "bytes=1048500-1048600,     1048500,  1048601",
        "bytes=1000000-2200000,     1000000,  2200001",
        "bytes=2500000-,            2500000,  2597152",
        "bytes=-7,                  2597145,  2597152",
        "bytes=-9999999,            0,        2597152",
        "bytes=2597151-99999999,    2597151,  2597152",
        "Bytes=0-9,                 0,        10",
        "'bytes=0-4,2597152-',      0,        5",
        "'bytes=, 0-4 ,',           0,        5",
        "bytes=0-99999999999999999999999999, 0, 2597152",
        "bytes=-99999999999999999999999999,  0, 2597152"
    })
    void a_range_gives_just_those_bytes(String range, int from, int to) throws Exception {
        var answer = get(link, null, "Range", range);
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes %d-%d/%d".formatted(from, to - 1, SIZE));
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(to - from));
        assertThat(answer.header("ETag")).isEqualTo("\"" + Noise.sha256(CONTENT) + "\"");
        assertThat(answer.bytes()).isEqualTo(Arrays.copyOfRange(CONTENT, from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines=1-2", "bytes", "bytes=0-,0-", "bytes=0-99,100-"})
    void a_range_that_is_no_range_or_brings_the_whole_is_ignored(String range) throws Exception {
        var answer = get(link, null, "Range", range);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(SIZE));
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(answer.bytes()).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=2597152-", "bytes=99999999999999999999999999-", "bytes=-0", "bytes=9-0", "bytes=x"})
    void a_range_behind_the_end_is_refused_with_the_size(String range) {
        var answer = get(link, null, "Range", range);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + SIZE);
        assertProblem(answer, 416, "range_not_satisfiable");
    }

    @Test
    void several_ranges_come_as_parts() {
        var answer = get(link, null, "Range", "bytes=0-9,1048570-1048579");
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Type")).startsWith("multipart/byteranges");
        assertThat(answer.text()).contains("bytes 0-9/" + SIZE, "bytes 1048570-1048579/" + SIZE);
    }

    @Test
    void a_download_goes_on_only_where_the_file_is_still_the_same() throws Exception {
        var same = get(link, null, "Range", "bytes=2000000-", "If-Range", "\"" + Noise.sha256(CONTENT) + "\"");
        assertThat(same.status()).isEqualTo(206);
        var other = get(link, null, "Range", "bytes=2000000-", "If-Range", "\"another\"");
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.header("Content-Length")).isEqualTo(Integer.toString(SIZE));
        assertThat(other.bytes()).isEqualTo(CONTENT);
    }

    @Test
    void who_has_the_file_already_does_not_get_it_again() throws Exception {
        var answer = get(link, null, "If-None-Match", "\"" + Noise.sha256(CONTENT) + "\"");
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.bytes()).isEmpty();
        assertThat(get(link, null, "If-None-Match", "\"another\"").status()).isEqualTo(200);
    }

    @Test
    void who_has_any_version_does_not_get_it_again() throws Exception {
        assertThat(get(link, null, "If-None-Match", "*").status()).isEqualTo(304);
        var weak = get(link, null, "If-None-Match", "\"another\", W/\"" + Noise.sha256(CONTENT) + "\"");
        assertThat(weak.status()).isEqualTo(304);
        assertThat(weak.header("ETag")).isEqualTo("\"" + Noise.sha256(CONTENT) + "\"");
    }

    @Test
    void who_wants_just_the_file_it_knows_gets_no_other() throws Exception {
        var etag = "\"" + Noise.sha256(CONTENT) + "\"";
        for (var other : new String[] {"\"another\"", "W/" + etag}) {
            assertProblem(get(link, null, "If-Match", other), 412, "precondition_failed");
            assertProblem(get(link, null, "If-Match", other, "Range", "bytes=0-9"), 412, "precondition_failed");
        }
        for (var same : new String[] {etag, "\"another\", " + etag, "*"}) {
            assertThat(get(link, null, "If-Match", same, "Range", "bytes=0-9").status())
                    .isEqualTo(206);
        }
    }

    @Test
    void head_tells_what_get_would() throws Exception {
        var answer = head(link);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEmpty();
        for (var name :
                new String[] {"Content-Length", "ETag", "Accept-Ranges", "Content-Type", "Content-Disposition"}) {
            assertThat(answer.header(name)).as(name).isEqualTo(get(link, null).header(name));
        }
    }

    @Test
    void head_does_not_read_the_bytes() throws Exception {
        damage(2 * MIB);
        assertThat(head(link).header("Content-Length")).isEqualTo(Integer.toString(SIZE));
    }

    @Test
    void a_link_that_is_over_says_so() {
        clock.advance(Duration.ofMinutes(15));
        assertProblem(get(link, null), 410, "link_expired");
        assertThat(get(linkTo(ADA, file), null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 11, 30, 40, 43, 84, 99})
    void a_changed_link_does_not_open(int at) {
        var token = link.substring("/files/download/".length());
        var changed = token.substring(0, at) + (token.charAt(at) == 'Q' ? 'B' : 'Q') + token.substring(at + 1);
        assertProblem(get("/files/download/" + changed, null), 403, "bad_link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "00000000-0000-0000-0000-000000000000", "aGVsbG8"})
    void an_invented_link_does_not_open(String token) {
        assertProblem(get("/files/download/" + token, null), 403, "bad_link");
    }

    @Test
    void a_link_is_good_for_nothing_but_its_download() {
        assertProblem(delete(link, null), 405, "http_405");
        assertProblem(get("/files/" + file, null), 401, "unauthenticated");
    }

    @Test
    void a_file_damaged_at_its_beginning_is_a_fault_of_ours() throws Exception {
        damage(50_000);
        assertProblem(get(link, null), 500, "file_damaged");
        assertProblem(get(link, null, "Range", "bytes=0-9"), 500, "file_damaged");
    }

    @Test
    void a_file_damaged_further_on_never_arrives_as_if_it_were_whole() throws Exception {
        damage(2 * MIB + 1000);
        assertThatThrownBy(() -> get(link, null)).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> get(link, null, "Range", "bytes=1000-")).hasRootCauseInstanceOf(IOException.class);
        assertThat(get(link, null, "Range", "bytes=0-9").bytes()).hasSize(10);
    }

    @Test
    void a_file_whose_bytes_are_lost_is_a_fault_of_ours_that_names_it(CapturedOutput log) throws Exception {
        java.nio.file.Files.delete(onDisk().getFirst());
        var answer = get(link, null);
        assertProblem(answer, 500, "file_lost");
        assertThat(answer.json().path("detail").asString()).contains("statistics/chr20.html");
        assertThat(log).contains("ERROR").contains("The bytes of the file " + file + " are not in the storage");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void other_bytes_than_those_of_the_row_are_never_sent_under_its_length(int more) {
        db.sql("UPDATE files SET file_size = file_size + :more WHERE id = :id")
                .param("more", more)
                .param("id", file)
                .update();
        assertProblem(get(link, null), 500, "file_damaged");
    }

    @Test
    void a_link_dies_with_its_file() {
        delete("/files/" + file, ADA.token());
        assertProblem(get(link, null), 404, "not_found");
    }

    @Test
    void a_link_for_a_service_or_a_site_is_no_download_link_and_the_other_way_round() {
        var token = link.substring(link.lastIndexOf('/') + 1);
        assertProblem(get("/files/inputs/" + token + ".chr20.vcf.gz", null), 403, "bad_link");
        assertProblem(get("/internal/files/download/" + token, null), 403, "bad_link");
        for (var other : new String[] {"download", "site-link"}) {
            var url = get("/internal/users/42/files/%s/%s".formatted(file, other), WORKER)
                    .json()
                    .path("download_url")
                    .asString();
            var signed = url.substring(url.lastIndexOf('/') + 1);
            assertProblem(get("/files/download/" + signed.split("\\.")[0], null), 403, "bad_link");
        }
    }

    @Test
    void the_service_that_asks_gets_a_link_to_file_manager_itself() {
        var answer = get("/internal/users/42/files/%s/download".formatted(file), WORKER);
        var url = URI.create(answer.json().path("download_url").asString());
        assertThat(url.toString()).startsWith("http://127.0.0.1:8004/internal/files/download/");
        assertThat(get(url.getPath(), null).bytes()).isEqualTo(CONTENT);
    }

    private static void damage(long at) throws IOException {
        try (var disk = new RandomAccessFile(onDisk().getFirst().toFile(), "rw")) {
            disk.seek(at);
            var before = disk.read();
            disk.seek(at);
            disk.write(before ^ 1);
        }
    }
}
