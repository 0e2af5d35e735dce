package org.fip.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.fip.stack.PlatformApi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What becomes of files before and after their job: foretold, corrected, refused, kept, exported, described, deleted. */
class FilesThroughApiIT {
    private static final int REF = 3;
    private static final int ALT = 4;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        LocalStack.ensureUp();
    }

    @Test
    void results_are_exported_described_kept_and_gone_with_their_job() throws Exception {
        var ines = researcher("ines");
        var id = completed(ines, "To be cited");
        var input = ines.api().get("/jobs/" + id + "/files").expectSuccess().get(0);

        var sample = samples(DemoVcf.file()).getFirst();
        var link = ines.api()
                .get("/jobs/" + id + "/results/export/link?min_r2=0.8&samples=" + sample)
                .expectSuccess()
                .path("download_url")
                .asString();
        var exported = ImputedVcf.read(ines.api().download(link));
        assertThat(exported.samples()).isEqualTo(1);
        assertThat(exported.sites())
                .isBetween(
                        1, ImputedVcf.read(ines.result(id, "chr20.dose.vcf.gz")).sites() - 1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> ines.api()
                                .get("/jobs/" + id + "/quality")
                                .body()
                                .path("counts")
                                .path("imputed")
                                .asInt()
                        > 0);

        var crate = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> ines.api().get("/jobs/" + id + "/provenance"), answer -> answer.status() == 200)
                .body()
                .toString();
        assertThat(crate).contains("ro/crate", input.path("sha256").asString(), "chr20.dose.vcf.gz", "FIP demo panel");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(ines.api()
                                .get("/jobs/" + id + "/methods")
                                .body()
                                .path("text")
                                .asString())
                        .contains("imputed", "The headers of the results state", "mis_phasing = "));

        var file = "/files/" + input.path("id").asString();
        var keptUntil =
                ines.api().post(file + "/keep", Map.of()).expectSuccess().path("kept_until");
        assertThat(keptUntil.asString()).isNotEmpty();

        ines.api().delete("/jobs/" + id).expectSuccess();
        assertThat(ines.api().get("/jobs/" + id + "/provenance").status()).isEqualTo(404);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThatThrownBy(() -> ines.api().download(link)).hasMessageMatching(".*4(04|10)"));
    }

    @Test
    void a_file_is_held_against_the_sites_that_an_operator_has_loaded_and_corrected() throws Exception {
        var operator = LocalStack.operator();
        var jana = researcher("jana");
        // What the server has imputed are the sites of its panel.
        var sites = folder.resolve("sites.vcf.gz");
        try (var info = jana.result(completed(jana, "For its sites"), "chr20.info.gz")) {
            Files.copy(info, sites);
        }
        var panel = jana.api()
                .get("/services/" + jana.sandboxService() + "/panels")
                .expectSuccess()
                .get(0)
                .path("id")
                .asString();
        var list = operator.upload(sites).expectSuccess().path("id").asString();
        operator.post("/files/panel-sites/" + panel, Map.of("file_id", list, "build", "hg38"))
                .expectSuccess();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> operator.get("/files/panel-sites/" + panel)
                            .expectSuccess()
                            .path("load")
                            .path("state")
                            .asString()
                            .equals("done"));
            var rows = new int[1];
            var exchanged =
                    write("exchanged.vcf", line -> line.startsWith("#") || rows[0]++ % 5 > 0 ? line : exchanged(line));
            var id = jana.api().upload(exchanged).expectSuccess().path("id").asString();
            var before = forecast(jana.api(), id, panel);
            assertThat(before.path("overlap").asDouble()).isGreaterThan(0.9);
            assertThat(before.path("counts").path("switched").asInt()).isPositive();
            assertThat(before.path("correctable").asBoolean()).isTrue();

            jana.api()
                    .post("/files/" + id + "/correction?panel_id=" + panel, Map.of())
                    .expectSuccess();
            var corrected = ended(jana.api(), "/files/" + id + "/correction?panel_id=" + panel)
                    .path("file")
                    .path("id")
                    .asString();
            assertThat(forecast(jana.api(), corrected, panel)
                            .path("counts")
                            .path("switched")
                            .asInt())
                    .isZero();
        } finally {
            operator.delete("/files/panel-sites/" + panel).expectSuccess();
        }
    }

    @Test
    void input_that_would_be_refused_is_kept_and_goes_out_only_on_its_owners_word() throws Exception {
        var kim = researcher("kim");
        var unsorted = new ArrayList<String>();
        var file = write("unsorted.vcf", line -> {
            if (line.startsWith("#")) {
                return line;
            }
            unsorted.addFirst(line);
            return "";
        });
        Files.write(file, unsorted, java.nio.file.StandardOpenOption.APPEND);
        var answer = kim.submit("Unsorted", file).body();
        var id = answer.path("job_id").asString(answer.path("id").asString(""));
        assertThat(kim.finished(id).path("error_code").asString()).isEqualTo("input_refused");
        assertThat(kim.job(id).path("input_findings").toString()).contains("sort");
        assertThat(kim.job(id).path("external_job_id").asString("")).isEmpty();

        kim.api()
                .post("/jobs/" + id + "/retry", Map.of("ignore_findings", true))
                .expectSuccess();
        assertThat(kim.finished(id).path("external_job_id").asString("")).isNotEmpty();
    }

    private static Researcher researcher(String name) throws IOException, InterruptedException {
        var researcher = Researcher.register(name);
        researcher.storeToken(SandboxAccount.register(name + "example").apiToken());
        return researcher;
    }

    private static String completed(Researcher researcher, String jobName) {
        var id = researcher
                .submit(jobName, DemoVcf.file())
                .expectSuccess()
                .path("id")
                .asString();
        assertThat(researcher.finished(id).path("status").asString()).isEqualTo("completed");
        return id;
    }

    private static JsonNode forecast(PlatformApi api, String file, String panel) {
        return ended(api, "/files/" + file + "/forecast?panel_id=" + panel);
    }

    private static JsonNode ended(PlatformApi api, String path) {
        var answer = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> api.get(path).expectSuccess(),
                        found -> !found.path("state").asString().equals("running"));
        assertThat(answer.path("state").asString()).as("%s", answer).isEqualTo("done");
        return answer;
    }

    /** The demo target as plain text, each line changed; lines that are empty then are left out. */
    private Path write(String name, UnaryOperator<String> change) throws IOException {
        var file = folder.resolve(name);
        try (var lines = lines(Files.newInputStream(DemoVcf.file()))) {
            Files.write(
                    file,
                    lines.lines().map(change).filter(line -> !line.isEmpty()).toList());
        }
        return file;
    }

    private static String exchanged(String row) {
        var fields = row.split("\t");
        var ref = fields[REF];
        fields[REF] = fields[ALT];
        fields[ALT] = ref;
        return String.join("\t", fields);
    }

    private static List<String> samples(Path vcf) throws IOException {
        try (var lines = lines(Files.newInputStream(vcf))) {
            var header = lines.lines()
                    .filter(line -> line.startsWith("#CHROM"))
                    .findFirst()
                    .orElseThrow()
                    .split("\t");
            return List.of(header).subList(9, header.length);
        }
    }

    private static BufferedReader lines(InputStream gzipped) throws IOException {
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(gzipped), StandardCharsets.UTF_8));
    }
}
