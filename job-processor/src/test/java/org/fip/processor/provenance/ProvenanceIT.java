package org.fip.processor.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.fip.processor.test.Form;
import org.fip.processor.test.RunningProcessor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProvenanceIT extends RunningProcessor {
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
                .contains("H3Africa (https://impute.example.org)", "Eagle v2.4 (as the server names it) [3]")
                .contains("H3Africa v6 (GRCh38/hg38) [4]");
        var references = methods.body().path("references");
        assertThat(references.get(2).path("doi").asString()).isEqualTo("10.1038/ng.3679");
        assertThat(references.get(3).path("bibtex").asString()).startsWith("@article{choudhury2020,");
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
        db.sql("""
                        UPDATE imputation_jobs SET status = :status, next_step = NULL, next_run_at = NULL,
                          external_job_id = 'job-1', completed_at = now() WHERE id = :id::uuid""").param("status", status).param("id", id).update();
        return id;
    }
}
