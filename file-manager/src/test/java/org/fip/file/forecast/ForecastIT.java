package org.fip.file.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.fip.file.FileManagerUnderTest;
import org.fip.file.Form;
import org.fip.file.Person;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.preflight.Vcf;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ForecastIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");
    private static final Person EVE = Person.of(66, "eve");
    private static final Person OLGA = Person.operator(1, "olga");
    private static final String SITES = """
            ##fileformat=VCFv4.2
            #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO
            20	100	.	G	A	.	PASS	.
            20	200	.	A	G	.	PASS	.
            20	300	.	T	C	.	PASS	.
            """;

    private static final Corrected NOTHING = new Corrected(0, 0, 0, 0, 0, 0, 0, 0, 0);

    @Autowired
    private Corrections corrections;

    @Autowired
    private FileCatalogue files;

    @Test
    void sites_that_an_operator_loads_foretell_what_becomes_of_a_file() throws IOException {
        var id = upload(ADA, new Form().file("chr20.vcf.gz", Vcf.good("20").blockGzipped()))
                .id();
        assertProblem(get("/files/" + id + "/forecast?panel_id=7", ADA.token()), 404, "no_panel_sites");
        assertThat(verdictOn(id)).doesNotContain("\"rule\":\"forecast\"", "panel's sites");

        var loaded = load(SITES);
        assertThat(loaded.path("load").path("state").asString()).isEqualTo("done");
        assertThat(loaded.path("build").asString()).isEqualTo("hg19");
        assertThat(loaded.path("chromosomes").path(0).path("sites").asInt()).isEqualTo(3);

        assertThat(verdictOn(id)).contains("How the file agrees with the panel's sites: they are being compared");
        var forecast = forecastOf(id);
        assertThat(forecast.path("state").asString()).as(forecast.toString()).isEqualTo("done");
        assertThat(forecast.path("overlap").asDouble()).isEqualTo(1);
        assertThat(forecast.path("counts").path("switched").asInt()).isEqualTo(1);
        assertThat(forecast.path("counts").path("flipped").asInt()).isEqualTo(1);
        assertThat(forecast.path("correctable").asBoolean()).isTrue();
        var worst = forecast.path("remarks").path(0);
        assertThat(worst.path("severity").asString()).isEqualTo("error");
        assertThat(verdictOn(id))
                .contains("\"rule\":\"forecast\",\"severity\":\"warning\",\"sentence\":\"%s\""
                        .formatted(worst.path("sentence").asString()));
        assertProblem(get("/files/" + id + "/forecast?panel_id=7", EVE.token()), 404, "not_found");

        load(SITES.replace("G\tA", "A\tG"));
        assertThat(forecastOf(id).path("counts").path("switched").asInt()).isZero();

        var before = onDisk().size();
        assertThat(delete("/files/panel-sites/7", OLGA.token()).status()).isEqualTo(204);
        assertThat(onDisk()).hasSize(before - 1);
        assertProblem(get("/files/" + id + "/forecast?panel_id=7", ADA.token()), 404, "no_panel_sites");
    }

    @Test
    void a_corrected_file_agrees_and_knows_what_it_was_made_of() throws IOException {
        var sites = new StringBuilder(SITES.substring(0, SITES.indexOf("20\t100")));
        var vcf = Vcf.of(20);
        for (var position = 100; position <= 6_000; position += 100) {
            vcf.row("20", position, "A", "G");
            sites.append("20\t%d\t.\t%s\t.\tPASS\t.\n".formatted(position, position % 300 == 0 ? "G\tA" : "A\tG"));
        }
        var id =
                upload(ADA, new Form().file("chr20.vcf.gz", vcf.blockGzipped())).id();
        load(sites.toString());
        var path = "/files/" + id + "/correction?panel_id=7";
        assertProblem(send(path, ADA.token(), "text/plain", ""), 409, "nothing_to_correct");
        assertThat(forecastOf(id).path("counts").path("switched").asInt()).isEqualTo(20);
        assertThat(get(path, ADA.token()).json().path("state").asString()).isEqualTo("none");

        assertThat(send(path, ADA.token(), "text/plain", "").status()).isEqualTo(202);
        await().until(() ->
                !get(path, ADA.token()).json().path("state").asString().equals("running"));
        var correction = get(path, ADA.token()).json();
        assertThat(correction.path("state").asString())
                .as(correction.toString())
                .isEqualTo("done");
        assertThat(correction.path("counts").path("switched").asInt()).isEqualTo(20);
        var file = correction.path("file");
        assertThat(file.path("filename").asString()).isEqualTo("chr20.corrected.vcf.gz");
        var corrected = UUID.fromString(file.path("id").asString());

        var counts = forecastOf(corrected).path("counts");
        assertThat(counts.path("matching").asInt()).isEqualTo(60);
        assertThat(counts.path("switched").asInt()).isZero();
        var stored = get("/files/" + corrected, ADA.token()).json();
        assertThat(stored.path("derived_from").asString()).isEqualTo(id.toString());
        await().until(() ->
                get("/files/" + corrected + "/inspection", ADA.token()).status() == 200);
        assertThat(get("/files/" + corrected + "/inspection", ADA.token())
                        .json()
                        .path("facts")
                        .path("packing")
                        .asString())
                .isEqualTo("block_gzip");

        assertProblem(get("/files/" + corrected, EVE.token()), 404, "not_found");
        assertThat(delete("/files/" + id, ADA.token()).status()).isEqualTo(204);
        assertThat(get("/files/" + corrected, ADA.token()).status()).isEqualTo(200);
    }

    @Test
    void of_a_new_list_there_is_a_new_correction_and_the_one_before_keeps_its_origin() throws IOException {
        var id = upload(ADA, new Form().file("chr20.vcf.gz", Vcf.good("20").blockGzipped()))
                .id();
        load(SITES);
        forecastOf(id);
        var before = correctionOf(id);
        assertThat(before.path("counts").path("flipped").asInt()).isOne();
        assertThat(correctionOf(id)).isEqualTo(before);

        load(SITES.replace("T\tC", "C\tT"));
        forecastOf(id);
        var path = "/files/" + id + "/correction?panel_id=7";
        assertThat(get(path, ADA.token()).json().path("state").asString()).isEqualTo("none");
        var after = correctionOf(id);
        assertThat(after.path("counts").path("flipped").asInt()).isZero();
        assertThat(after.path("counts").path("flipped_and_switched").asInt()).isOne();
        assertThat(after.path("file").path("id"))
                .isNotEqualTo(before.path("file").path("id"));
        for (var correction : List.of(before, after)) {
            var file = "/files/" + correction.path("file").path("id").asString();
            assertThat(get(file, ADA.token()).json().path("derived_from").asString())
                    .isEqualTo(id.toString());
        }

        delete("/files/panel-sites/7", OLGA.token());
        assertThat(get(path, ADA.token()).json().path("state").asString()).isEqualTo("none");
    }

    @Test
    void a_correction_that_is_made_while_the_list_becomes_another_is_not_one_of_the_new_list() throws IOException {
        var id = upload(ADA, new Form().file("chr20.vcf.gz", Vcf.good("20").blockGzipped()))
                .id();
        load(SITES);
        forecastOf(id);
        var path = "/files/" + id + "/correction?panel_id=7";
        var correcting = corrections.begin(files.require(ADA.id(), id), 7).orElseThrow();
        assertThat(get(path, ADA.token()).json().path("state").asString()).isEqualTo("running");

        load(SITES.replace("T\tC", "C\tT"));
        assertThat(get(path, ADA.token()).json().path("state").asString()).isEqualTo("none");
        assertThatThrownBy(() -> corrections.done(correcting, 7, id, NOTHING))
                .isInstanceOf(Corrections.ListReplacedException.class);
        forecastOf(id);
        assertThat(correctionOf(id).path("counts").path("flipped_and_switched").asInt())
                .isOne();
    }

    @Test
    void a_list_that_cannot_be_read_leaves_what_the_panel_has() {
        load(SITES);
        var failed = load(SITES.replace("300", "30"));
        assertThat(failed.path("load").path("state").asString()).isEqualTo("failed");
        assertThat(failed.path("load").path("message").asString()).contains("Line 5");
        assertThat(failed.path("chromosomes").path(0).path("sites").asInt()).isEqualTo(3);
    }

    @Test
    void only_operators_change_what_a_panel_has() {
        var id = upload(ADA, new Form().file("sites.vcf", SITES)).id();
        assertProblem(request(ADA, id), 403, "forbidden");
        assertProblem(delete("/files/panel-sites/7", ADA.token()), 403, "forbidden");
        assertProblem(request(OLGA, id), 404, "not_found");
    }

    @Test
    void a_list_of_another_build_or_of_no_panel_is_not_read() {
        var id = upload(OLGA, new Form().file("sites.vcf", SITES)).id();
        assertProblem(request(OLGA, id, 3), 409, "panel_of_other_build");
        assertProblem(request(OLGA, id, 99), 404, "not_found");
    }

    private JsonNode correctionOf(UUID id) {
        var path = "/files/" + id + "/correction?panel_id=7";
        var begun = send(path, ADA.token(), "text/plain", "");
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        await().until(() ->
                !get(path, ADA.token()).json().path("state").asString().equals("running"));
        return get(path, ADA.token()).json();
    }

    private JsonNode load(String sites) {
        var id = upload(OLGA, new Form().file("sites.vcf", sites)).id();
        var answer = request(OLGA, id);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        await().until(() -> !lists().path("load").path("state").asString().equals("running"));
        return lists();
    }

    private Answer request(Person person, UUID file) {
        return request(person, file, 7);
    }

    private Answer request(Person person, UUID file, int panel) {
        return send(
                "/files/panel-sites/" + panel,
                person.token(),
                "application/json",
                "{\"file_id\":\"%s\",\"build\":\"hg19\"}".formatted(file));
    }

    private JsonNode lists() {
        return get("/files/panel-sites/7", ADA.token()).json();
    }

    private String verdictOn(UUID id) {
        return send("/files/" + id + "/inspection?panel_id=7", ADA.token(), "text/plain", "")
                .text();
    }

    private JsonNode forecastOf(UUID id) {
        var path = "/files/" + id + "/forecast?panel_id=7";
        await().until(() ->
                !get(path, ADA.token()).json().path("state").asString().equals("running"));
        return get(path, ADA.token()).json();
    }
}
