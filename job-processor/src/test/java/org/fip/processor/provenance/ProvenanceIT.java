package org.fip.processor.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fip.processor.test.Form;
import org.fip.processor.test.Offer;
import org.fip.processor.test.RunningProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ProvenanceIT extends RunningProcessor {
    @Autowired
    private EvidenceTaking taking;

    @Autowired
    private EvidenceRecords records;

    @Test
    void a_completed_job_is_a_crate_whose_references_all_lead_somewhere() {
        var id = ended("completed");
        var answer = as(ADA).get("/jobs/" + id + "/provenance");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("@context")).isEqualTo("https://w3id.org/ro/crate/1.2/context");
        var graph = answer.body().path("@graph");
        var descriptor = entity(graph, "ro-crate-metadata.json");
        assertThat(descriptor.path("conformsTo").path("@id").asString()).isEqualTo("https://w3id.org/ro/crate/1.2");
        assertThat(descriptor.path("about").path("@id").asString()).isEqualTo("./");
        var root = entity(graph, "./");
        for (var property : new String[] {"name", "description", "datePublished", "license"}) {
            assertThat(root.path(property).asString("")).as(property).isNotEmpty();
        }
        var action = entity(graph, "urn:uuid:" + id);
        assertThat(action.path("@type").asString()).isEqualTo("CreateAction");
        for (var property :
                new String[] {"agent", "instrument", "object", "result", "startTime", "endTime", "actionStatus"}) {
            assertThat(action.has(property)).as(property).isTrue();
        }
        assertThat(entity(graph, "#input/test.vcf.gz").path("sha256").asString())
                .isEqualTo("ab");
        assertThat(entity(graph, "#result/chr20.dose.vcf.gz").path("sha256").asString())
                .isEqualTo("cd");
        assertThat(entity(graph, "#parameter/phasing").path("value").asString()).isEqualTo("eagle");

        Set<String> ids = new HashSet<>();
        graph.forEach(entity -> assertThat(ids.add(entity.path("@id").asString()))
                .as(entity.toString())
                .isTrue());
        graph.forEach(entity -> entity.forEach(value -> requireKnown(value, ids)));
    }

    @Test
    void its_methods_name_service_panel_and_phasing_with_their_references() {
        var methods = as(ADA).get("/jobs/" + ended("completed") + "/methods");
        assertThat(methods.status()).isEqualTo(200);
        assertThat(methods.text("text"))
                .contains("H3Africa (https://impute.example.org)", "phased with eagle 2.4.1 (as the results state) [3]")
                .contains("H3Africa v6 (GRCh38/hg38) [4]");
        var references = methods.body().path("references");
        assertThat(references.get(2).path("doi").asString()).isEqualTo("10.1038/ng.3679");
        assertThat(references.get(3).path("bibtex").asString()).startsWith("@article{choudhury2020,");
    }

    @Test
    void what_the_results_state_of_the_programs_that_made_them_is_told() {
        var id = ended("completed");
        assertThat(as(ADA).get("/jobs/" + id + "/methods").text("text"))
                .contains("The headers of the results state: source = Minimac4 v4.1.6; mis_phasing = eagle 2.4.1.")
                .doesNotContain("not stated");
        var graph = as(ADA).get("/jobs/" + id + "/provenance").body().path("@graph");
        assertThat(entity(graph, "#program/source/Minimac4%20v4.1.6")
                        .path("name")
                        .asString())
                .isEqualTo("Minimac4 v4.1.6");
        assertThat(entity(graph, "#service").path("softwareRequirements").toString())
                .contains("#program/mis_phasing/eagle%202.4.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mis_phasing | n/a (input is phased) | Genotypes were already phased and not phased again (as the results state). | false
                    phasing     | N/A                   | Genotypes were already phased and not phased again (as the results state). | false
                    mis_phasing | beagle 5.4            | Genotypes were phased with beagle 5.4 (as the results state) [3].          | true
                    phasing     | SHAPEIT5 v5.1.1       | Genotypes were phased with SHAPEIT5 v5.1.1 (as the results state).         | true
                    source      | Minimac4 v4.1.6       | Phasing with Eagle v2.4 (as the server names it) was requested; the results do not state whether it was done. | true
                    phasing     | partial               | Phasing with Eagle v2.4 (as the server names it) was requested; the results do not state whether it was done. | true
                    """)
    void phasing_is_told_as_the_results_state_it_and_else_as_a_wish(
            String key, String value, String told, boolean hasEngine) {
        PLATFORM.resultsState(key, value);
        var id = ended("completed");
        var methods = as(ADA).get("/jobs/" + id + "/methods");
        assertThat(methods.text("text")).contains(told);
        assertThat(methods.body().path("references").findValuesAsString("doi").contains("10.1038/ng.3679"))
                .as("Eagle is cited")
                .isFalse();
        var graph = as(ADA).get("/jobs/" + id + "/provenance").body().path("@graph");
        assertThat(graph.findValuesAsString("@id").contains("#phasing")).isEqualTo(hasEngine);
        assertThat(entity(graph, "#service").path("softwareRequirements").toString())
                .doesNotContain("n%2Fa", "partial");
        if (hasEngine) {
            var engine = entity(graph, "#phasing");
            var stated = told.contains("as the results state");
            assertThat(engine.path("name").asString()).isEqualTo(stated ? value : "Eagle v2.4");
            assertThat(engine.path("description").asString()).contains(stated ? "as the headers" : "was requested");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WORKFLOW", "WORKFLOW_WITH_VERSION"})
    void a_workflow_of_the_operators_choice_is_no_application_of_the_servers_and_has_no_version(Offer offer) {
        PLATFORM.hasResult();
        var id = as(ADA).submit(Form.documented()).text("id");
        PLATFORM.offers(offer);
        end(id, "completed");
        assertThat(as(ADA).get("/jobs/" + id + "/methods").text("text"))
                .contains("The workflow that the platform had it run was sandbox/impute (NFL DSL2).")
                .doesNotContain("version NFL", "named its application");
        var graph = as(ADA).get("/jobs/" + id + "/provenance").body().path("@graph");
        var service = entity(graph, "#service");
        assertThat(service.has("softwareVersion")).isFalse();
        assertThat(service.has("applicationSuite")).isFalse();
        assertThat(service.path("softwareRequirements").toString()).contains("#workflow");
        assertThat(entity(graph, "#workflow").path("name").asString()).isEqualTo("Workflow sandbox/impute (NFL DSL2)");
    }

    @ParameterizedTest
    @CsvSource({"completed, Quality control of My Job", "failed, Attempted quality control of My Job"})
    void a_job_that_only_checks_is_no_imputation(String status, String name) {
        var id = as(ADA).submit(Form.documented().field("mode", "qc_only")).text("id");
        end(id, status);
        var graph = as(ADA).get("/jobs/" + id + "/provenance").body().path("@graph");
        assertThat(entity(graph, "./").path("name").asString()).isEqualTo(name);
        assertThat(graph.findValuesAsString("@id")).doesNotContain("#phasing");
    }

    @Test
    void nothing_is_kept_before_the_results_are_read() {
        PLATFORM.readsResults();
        var id = ended("completed");
        taking.takeAll();
        assertThat(as(ADA).get("/jobs/" + id + "/methods").text("text"))
                .contains("Which imputation program in which version the server ran is not stated beyond this.");
        assertThat(missing(Instant.now().plus(Duration.ofHours(1)))).contains(UUID.fromString(id));
        assertThat(missing(Instant.now())).as("asked again after a pause").doesNotContain(UUID.fromString(id));

        PLATFORM.hasReadResults();
        assertThat(as(ADA).get("/jobs/" + id + "/methods").text("text")).contains("Minimac4 v4.1.6");
        assertThat(missing(Instant.now().plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void files_that_are_deleted_later_keep_their_hashes() {
        var id = ended("completed");
        as(ADA).get("/jobs/" + id + "/provenance");
        PLATFORM.forgetsFiles();
        var graph = as(ADA).get("/jobs/" + id + "/provenance").body().path("@graph");
        var input = entity(graph, "#input/test.vcf.gz");
        assertThat(input.path("sha256").asString()).isEqualTo("ab");
        assertThat(input.path("creativeWorkStatus").asString()).isEqualTo("Deleted");
    }

    @Test
    void an_input_that_is_deleted_before_anybody_asks_keeps_its_hash() {
        var id = as(ADA).submit(Form.documented()).text("id");
        PLATFORM.forgetsFiles();
        end(id, "completed");
        var input = entity(as(ADA).get("/jobs/" + id + "/provenance").body().path("@graph"), "#input/test.vcf.gz");
        assertThat(input.path("sha256").asString()).isEqualTo("ab");
        assertThat(input.path("creativeWorkStatus").asString()).isEqualTo("Deleted");
        assertThat(input.path("description").asString())
                .isEqualTo("Genotypes as the job was given them; deleted since");

        var before = as(ADA).submit(Form.documented()).text("id");
        db.sql("UPDATE job_input_files SET sha256 = NULL").update();
        PLATFORM.forgetsFiles();
        end(before, "completed");
        var old = entity(as(ADA).get("/jobs/" + before + "/provenance").body().path("@graph"), "#input/test.vcf.gz");
        assertThat(old.has("sha256")).isFalse();
        assertThat(old.path("creativeWorkStatus").asString()).isEqualTo("Deleted");
    }

    @ParameterizedTest
    @CsvSource({
        "*/*,                                     application/ld+json",
        "application/ld+json,                     application/ld+json",
        "application/json,                        application/json",
        "'application/json, text/plain, */*;q=0', application/json"
    })
    void the_crate_is_linked_data_and_plain_json_for_who_asks_for_that(String accept, String contentType) {
        var answer = as(ADA).get("/jobs/" + ended("completed") + "/provenance", accept);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(contentType);
        assertThat(answer.body().path("@graph").size()).isPositive();
    }

    @Test
    void the_first_question_asks_for_the_files_once() {
        var id = endedLongAgo();
        var before = PLATFORM.asked().size();
        assertThat(as(ADA).get("/jobs/" + id + "/provenance").status()).isEqualTo(200);
        var asked = PLATFORM.asked();
        assertThat(asked.subList(before, asked.size()))
                .filteredOn(question -> question.contains("/internal/users/42/files"))
                .as("one for the inputs, one for the results")
                .containsExactlyInAnyOrder("POST /internal/users/42/files/find", "GET /internal/users/42/files");
    }

    @Test
    void a_job_whose_evidence_cannot_be_taken_waits_and_is_taken_later() {
        var id = as(ADA).submit(Form.documented()).text("id");
        PLATFORM.filesAreDown();
        end(id, "completed");
        taking.takeAll();
        assertThat(missing(Instant.now())).doesNotContain(UUID.fromString(id));
        assertThat(missing(Instant.now().plus(Duration.ofHours(1)))).contains(UUID.fromString(id));

        PLATFORM.filesAreUp();
        db.sql("UPDATE evidence_retries SET next_try_at = now() - interval '1 second'")
                .update();
        taking.takeAll();
        assertThat(missing(Instant.now().plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void what_was_taken_in_the_end_waits_no_longer() {
        var id = endedLongAgo();
        records.putOff(UUID.fromString(id), Instant.now());
        as(ADA).get("/jobs/" + id + "/provenance");
        assertThat(pauses()).isEmpty();
    }

    @Test
    void the_pauses_double_up_to_an_hour() {
        // It goes on, so that nobody else asks what it was made with.
        var running = UUID.fromString(as(ADA).submit(Form.documented()).text("id"));
        var pauses = new ArrayList<Long>();
        for (var n = 0; n < 11; n++) {
            records.putOff(running, Instant.now());
            pauses.addAll(pauses());
        }
        assertThat(pauses).containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 3600L, 3600L);
    }

    @Test
    void a_failed_job_has_a_crate_but_no_methods() {
        var id = ended("failed");
        var graph = as(ADA).get("/jobs/" + id + "/provenance").body().path("@graph");
        assertThat(entity(graph, "urn:uuid:" + id)
                        .path("actionStatus")
                        .path("@id")
                        .asString())
                .endsWith("FailedActionStatus");
        var methods = as(ADA).get("/jobs/" + id + "/methods");
        assertThat(methods.status()).isEqualTo(409);
        assertThat(methods.text("code")).isEqualTo("job_not_completed");
    }

    @Test
    void nothing_is_said_of_a_job_that_goes_on_or_is_another_users() {
        var running = as(ADA).submit(Form.documented()).text("id");
        var ended = ended("completed");
        for (var document : new String[] {"/provenance", "/methods"}) {
            var answer = as(ADA).get("/jobs/" + running + document);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("code")).isEqualTo("job_not_ended");
            assertThat(as(EVE).get("/jobs/" + ended + document).status()).isEqualTo(404);
        }
    }

    private List<UUID> missing(Instant now) {
        return records.missing(now.minus(Duration.ofDays(1)), now).stream()
                .map(EvidenceRecords.Missing::jobId)
                .toList();
    }

    private List<Long> pauses() {
        return db.sql("SELECT extract(epoch FROM pause)::bigint FROM evidence_retries")
                .query(Long.class)
                .list();
    }

    private static void requireKnown(JsonNode value, Set<String> ids) {
        if (value.isArray()) {
            value.forEach(each -> requireKnown(each, ids));
        } else if (value.isObject()) {
            var target = value.path("@id").asString();
            assertThat(ids.contains(target)
                            || target.startsWith("http://schema.org/")
                            || target.equals("https://w3id.org/ro/crate/1.2"))
                    .as(target)
                    .isTrue();
        }
    }

    private static JsonNode entity(JsonNode graph, String id) {
        for (var entity : graph) {
            if (entity.path("@id").asString().equals(id)) {
                return entity;
            }
        }
        throw new AssertionError("No " + id + " in " + graph);
    }

    private String ended(String status) {
        PLATFORM.hasResult();
        var id = as(ADA).submit(Form.documented()).text("id");
        end(id, status);
        return id;
    }

    /** So long ago that its evidence is taken only when somebody asks. */
    private String endedLongAgo() {
        var id = as(ADA).submit(Form.documented()).text("id");
        end(id, "completed", Instant.now().minus(Duration.ofDays(8)));
        return id;
    }

    private void end(String id, String status) {
        end(id, status, Instant.now());
    }

    private void end(String id, String status, Instant at) {
        db.sql("""
                        UPDATE imputation_jobs SET status = :status, next_step = NULL, next_run_at = NULL,
                          external_job_id = 'job-1', completed_at = :at WHERE id = :id::uuid""")
                .param("status", status)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }
}
