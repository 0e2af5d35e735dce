package org.fip.file.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.fip.common.test.TestIdentity;
import org.fip.file.FileManagerUnderTest;
import org.fip.file.Form;
import org.fip.file.Noise;
import org.fip.file.Person;
import org.junit.jupiter.api.Test;

/** All results of a job in one download. */
class ArchiveIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");
    private static final Person BOB = Person.of(43, "bob");
    private static final int MIB = 1 << 20;
    private static final byte[] LARGE = Noise.bytes(2 * MIB + 77);
    private static final byte[] SMALL = "Match: 2\n".getBytes(StandardCharsets.UTF_8);

    private final UUID job = UUID.randomUUID();

    @Test
    void all_results_come_as_one_archive_of_the_length_that_was_told() throws Exception {
        result("chr20.dose.vcf.gz", LARGE);
        result("statistics/chr20.txt", SMALL);
        input("chr20.vcf.gz");
        var link = archive(ADA);
        assertThat(link.json().path("file_count").asInt()).isEqualTo(2);
        assertThat(link.json().path("filename").asString())
                .isEqualTo("results-" + job.toString().substring(0, 8) + ".zip");
        var answer = get(pathOf(link), null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length"))
                .isEqualTo(link.json().path("file_size").asString())
                .isEqualTo(Integer.toString(answer.bytes().length));
        assertThat(answer.header("Content-Disposition")).contains("results-", ".zip");
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        var files = unzip(answer.bytes());
        assertThat(files.keySet()).containsExactly("chr20.dose.vcf.gz", "statistics/chr20.txt");
        assertThat(files.get("chr20.dose.vcf.gz")).isEqualTo(LARGE);
        assertThat(files.get("statistics/chr20.txt")).isEqualTo(SMALL);
    }

    @Test
    void an_archive_is_gone_on_with_where_it_broke_off_as_long_as_the_results_are_the_same() {
        result("a.vcf.gz", LARGE);
        var whole = get(pathOf(archive(ADA)), null);
        var etag = whole.header("ETag");
        var rest = get(pathOf(archive(ADA)), null, "Range", "bytes=1500000-", "If-Range", etag);
        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), 1_500_000, whole.bytes().length));
        assertThat(get(pathOf(archive(ADA)), null, "If-None-Match", etag).status())
                .isEqualTo(304);

        result("b.txt", SMALL);
        var anew = get(pathOf(archive(ADA)), null, "Range", "bytes=1500000-", "If-Range", etag);
        assertThat(anew.status()).isEqualTo(200);
        assertThat(anew.header("ETag")).isNotEqualTo(etag);
    }

    @Test
    void files_from_before_their_checksums_were_taken_get_them_now() throws Exception {
        result("a.vcf.gz", LARGE);
        var before = get(pathOf(archive(ADA)), null);
        db.sql("UPDATE files SET crc32 = NULL").update();
        assertThat(get(pathOf(archive(ADA)), null).bytes()).isEqualTo(before.bytes());
        assertThat(db.sql("SELECT count(*) FROM files WHERE crc32 IS NULL")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void another_persons_job_and_one_without_results_have_no_archive() {
        result("a.txt", SMALL);
        assertProblem(archive(BOB), 404, "not_found");
        assertProblem(get("/jobs/" + UUID.randomUUID() + "/results/archive", ADA.token()), 404, "not_found");
        assertProblem(get("/jobs/" + job + "/results/archive", null), 401, "unauthenticated");
    }

    @Test
    void a_link_dies_with_the_results_and_after_its_time() {
        var result = result("a.txt", SMALL);
        var link = pathOf(archive(ADA));
        clock.advance(Duration.ofMinutes(15));
        assertProblem(get(link, null), 410, "link_expired");
        var another = pathOf(archive(ADA));
        delete("/files/" + result, ADA.token());
        assertProblem(get(another, null), 404, "not_found");
    }

    @Test
    void a_lost_result_is_named_before_anything_is_sent() throws Exception {
        result("a.txt", SMALL);
        var lost = result("b.txt", SMALL);
        var link = pathOf(archive(ADA));
        Files.delete(blobOf(lost));
        var answer = get(link, null);
        assertProblem(answer, 500, "file_lost");
        assertThat(answer.json().path("detail").asString()).contains("'b.txt'");
    }

    @Test
    void a_result_that_cannot_be_read_to_its_end_breaks_the_transfer_off() throws Exception {
        damageNearItsEnd(blobOf(result("a.vcf.gz", LARGE)));
        result("b.txt", SMALL);
        var link = pathOf(archive(ADA));
        assertThatThrownBy(() -> get(link, null)).hasRootCauseInstanceOf(IOException.class);
    }

    private Answer archive(Person person) {
        return get("/jobs/" + job + "/results/archive", person.token());
    }

    private static String pathOf(Answer link) {
        var url = link.json().path("download_url").asString();
        assertThat(url).as(link.text()).startsWith("http://localhost:8000/api/files/download/");
        return URI.create(url).getPath().substring("/api".length());
    }

    private UUID result(String filename, byte[] content) {
        return store("output", filename, content);
    }

    private void input(String filename) {
        store("input", filename, SMALL);
    }

    private UUID store(String type, String filename, byte[] content) {
        return post(
                        "/internal/users/42/files",
                        TestIdentity.serviceBearer("job-worker", "file-manager"),
                        new Form().field("job_id", job).field("file_type", type).file(filename, content))
                .id();
    }

    private Path blobOf(UUID file) throws IOException {
        var blob = db.sql("SELECT id FROM blobs WHERE file_id = :id")
                .param("id", file)
                .query(UUID.class)
                .single();
        List<Path> all = onDisk();
        return all.stream()
                .filter(path -> path.endsWith(blob.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static void damageNearItsEnd(Path blob) throws IOException {
        try (var disk = new RandomAccessFile(blob.toFile(), "rw")) {
            disk.seek(2 * MIB + 100);
            disk.write(new byte[10]);
        }
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
