package org.fip.file.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import htsjdk.samtools.util.BlockCompressedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.fip.common.test.TestIdentity;
import org.fip.file.FileManagerUnderTest;
import org.fip.file.Form;
import org.fip.file.Person;
import org.fip.file.quality.ImputedVcf;
import org.fip.file.vcf.BlockGzip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");
    private static final Person BOB = Person.of(43, "bob");

    private final UUID jobId = UUID.randomUUID();

    @Test
    void what_passes_the_filter_comes_as_one_file() throws IOException {
        store("chr20.dose.vcf.gz", twoRows());
        var answer = get(export() + "?min_r2=0.8&region=20:1-500", ADA.token());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).contains("export-").contains(".vcf.gz");
        assertThat(rows(answer)).singleElement().asString().startsWith("20\t100\t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2%3E=0.8", "r2%3E%3D0.8", "r2%3E%3D0.8&maf%3E%3D0.1", "maf%3E=0.1&min_r2=0.8"})
    void a_bound_may_be_written_like_a_comparison(String query) throws IOException {
        store("chr20.dose.vcf.gz", twoRows());
        assertThat(rows(get(export() + "?" + query, ADA.token()))).hasSize(1);
        var url = URI.create(get(export() + "/link?" + query, ADA.token())
                .json()
                .path("download_url")
                .asString());
        var path = url.getRawPath().substring("/api".length());
        assertThat(rows(get(path + "?" + url.getRawQuery(), null))).hasSize(1);
        assertThat(rows(get(path + "?" + query, null))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"r2=0.8", "r2%3E0.8", "maf=0.05", "minr2=0.5", "sample=X", "regions=20:1-2", "region=20&offset=3"
            })
    void a_filter_that_is_not_known_is_no_filter_that_is_left_out(String query) {
        store("chr20.dose.vcf.gz", twoRows());
        var link = URI.create(
                get(export() + "/link", ADA.token()).json().path("download_url").asString());
        for (var path : List.of(export(), export() + "/link")) {
            var answer = get(path + "?" + query, ADA.token());
            assertProblem(answer, 400, "unknown_filter");
            assertThat(answer.json().path("known").toString()).contains("min_r2", "r2>=", "samples");
        }
        assertProblem(get(link.getRawPath().substring("/api".length()) + "?" + query, null), 400, "unknown_filter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"min_r2=", "samples=", "region", "r2%3E=", "r2%3E%3D", "maf%3E="})
    void a_filter_without_a_value_is_refused(String query) {
        store("chr20.dose.vcf.gz", twoRows());
        assertProblem(get(export() + "?" + query, ADA.token()), 400, "empty_filter");
        assertProblem(get(export() + "/link?" + query, ADA.token()), 400, "empty_filter");
    }

    @Test
    void a_name_with_a_comma_can_be_chosen() throws IOException {
        store(
                "chr20.dose.vcf.gz",
                BlockGzip.of(ImputedVcf.genotypes("20", "S1", "Doe,Jane", "S3")
                        .imputed(100, 0.2, 0.9)
                        .text()));
        var query = "?samples=Doe,Jane&samples=S3&region=20:90-1,000,20:7";
        assertThat(rows(get(export() + query, ADA.token())))
                .singleElement()
                .asString()
                .contains("\tGT:DS\t1|0:0.107\t0|0:0.114");
        var url = URI.create(get(export() + "/link" + query, ADA.token())
                .json()
                .path("download_url")
                .asString());
        assertThat(rows(get(url.getRawPath().substring("/api".length()) + "?" + url.getRawQuery(), null)))
                .hasSize(1);
    }

    @Test
    void a_link_opens_what_it_was_made_for_and_nothing_else() throws IOException {
        store("chr20.dose.vcf.gz", twoRows());
        var answer = get(export() + "/link?min_r2=0.8&samples=S2,S1", ADA.token());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var url = URI.create(answer.json().path("download_url").asString());
        var path = url.getRawPath().substring("/api".length());
        assertThat(rows(get(path + "?" + url.getRawQuery(), null))).hasSize(1);
        assertThat(db.sql("SELECT filter FROM downloads WHERE subject = 'export_of_job'")
                        .query(String.class)
                        .list())
                .containsExactly("min_r2=0.8; samples=2");
        assertProblem(get(path + "?samples=S2,S1", null), 403, "bad_link");
        assertProblem(get(path, null), 403, "bad_link");
        assertProblem(get(path.replace("exports", "download"), null), 403, "bad_link");
        clock.advance(java.time.Duration.ofHours(1));
        assertProblem(get(path + "?" + url.getRawQuery(), null), 410, "link_expired");
    }

    @Test
    void what_is_wrong_is_said_before_anything_is_sent() {
        assertProblem(get(export(), ADA.token()), 404, "not_found");
        store("qc_report.txt", "Match: 2\n".getBytes(StandardCharsets.UTF_8));
        assertProblem(get(export(), ADA.token()), 409, "no_imputed_genotypes");
        store("chr20.dose.vcf.gz", twoRows());
        assertProblem(get(export() + "?min_r2=1.5", ADA.token()), 400, "validation_failed");
        assertProblem(get(export() + "?min_r2=high", ADA.token()), 400, "validation_failed");
        assertProblem(get(export() + "?region=20:5-1", ADA.token()), 400, "bad_region");
        assertProblem(get(export() + "/link?samples=nobody", ADA.token()), 400, "unknown_samples");
        assertProblem(get(export(), BOB.token()), 404, "not_found");
        assertProblem(get(export(), null), 401, "unauthenticated");
    }

    @Test
    void a_transfer_that_fails_on_its_way_breaks_off() {
        var vcf = ImputedVcf.genotypes("20", "S1");
        for (var i = 1; i < 20_000; i++) {
            vcf.imputed(i, 0.2, i % 100 / 100.0);
        }
        var damaged = BlockGzip.of(vcf.text());
        damaged[damaged.length / 2] ^= 1;
        store("chr20.dose.vcf.gz", damaged);
        assertThatThrownBy(() -> get(export(), ADA.token())).isInstanceOf(UncheckedIOException.class);
    }

    private String export() {
        return "/jobs/" + jobId + "/results/export";
    }

    private static byte[] twoRows() {
        return BlockGzip.of(ImputedVcf.genotypes("20", "S1", "S2")
                .imputed(100, 0.2, 0.9)
                .imputed(200, 0.2, 0.1)
                .text());
    }

    private static List<String> rows(Answer answer) throws IOException {
        assertThat(answer.status()).isEqualTo(200);
        try (var in = new BlockCompressedInputStream(new ByteArrayInputStream(answer.bytes()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .toList();
        }
    }

    private void store(String name, byte[] content) {
        var form =
                new Form().field("job_id", jobId).field("file_type", "output").file(name, content);
        var answer = post("/internal/users/42/files", TestIdentity.serviceBearer("job-worker", "file-manager"), form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }
}
