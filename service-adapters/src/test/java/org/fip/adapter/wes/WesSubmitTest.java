package org.fip.adapter.wes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fip.adapter.InputFile;
import org.fip.adapter.Outcome;
import org.fip.adapter.RecordedServer.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WesSubmitTest extends WesReplay {

    @Test
    void a_run_is_posted_in_the_servers_own_spelling_with_a_tag_and_without_file_names_on_values() throws Exception {
        answers("GET " + API + "/service-info", 200, SAPPORO)
                .answers("POST " + API + "/runs", 200, "{\"run_id\":\"45c375e8\"}");

        String id = ok(connect("workflow_type", "nextflow").submit(TOKEN, submission(vcf("chr20.vcf.gz"))));

        assertThat(id).isEqualTo("45c375e8");
        Asked post = site.asked("POST " + API + "/runs").getFirst();
        assertThat(post.header("authorization")).isEqualTo("Bearer wes-token-0001");
        assertThat(part(post, "workflow_type")).endsWith("\r\n\r\nNFL");
        assertThat(part(post, "workflow_type_version")).endsWith("\r\n\r\nDSL2");
        assertThat(part(post, "workflow_engine")).endsWith("\r\n\r\nnextflow");
        assertThat(part(post, "workflow_engine_version")).endsWith("\r\n\r\n24.10.0");
        assertThat(part(post, "tags")).contains("application/json").endsWith("{\"fip_job\":\"fip-42\"}");
        assertThat(part(post, "workflow_params"))
                .contains("application/json")
                .endsWith("{\"input\":\"https://platform.example.org/api/files/download/abc.chr20.vcf.gz\"}");
        assertThat(post.body()).doesNotContain("filename", "wes-token-0001");
    }

    @Test
    void files_are_attached_where_the_site_wants_them_so_and_named_in_the_parameters() throws Exception {
        answers("GET " + API + "/service-info", 200, TOIL)
                .answers("POST " + API + "/runs", 201, "{\"run_id\":\"run-8e\"}");
        var server = connect("workflow_type", "CWL", "input_mode", "attachment", "workflow_type_version", "v1.2");

        ok(server.submit(TOKEN, submission(vcf("my chr20.vcf.gz"))));

        Asked post = site.asked("POST " + API + "/runs").getFirst();
        assertThat(part(post, "workflow_attachment"))
                .contains("filename=\"my_chr20.vcf.gz\"")
                .endsWith("genotypes");
        assertThat(part(post, "workflow_params")).endsWith("{\"input\":\"my_chr20.vcf.gz\"}");
        assertThat(part(post, "workflow_type_version")).endsWith("v1.2");
    }

    @Test
    void files_that_are_at_the_site_already_are_named_by_their_path() throws Exception {
        answers("GET " + API + "/service-info", 200, STARTER_KIT)
                .answers("POST " + API + "/runs", 200, "{\"run_id\":\"c7\"}");
        ok(connect("input_mode", "path", "input_path_prefix", "/data/cohort/")
                .submit(TOKEN, submission(vcf("chr20.vcf.gz"))));
        Asked post = site.asked("POST " + API + "/runs").getFirst();
        assertThat(part(post, "workflow_type")).endsWith("NEXTFLOW");
        assertThat(part(post, "workflow_type_version")).endsWith("21.04.0");
        assertThat(part(post, "workflow_params")).endsWith("{\"input\":\"/data/cohort/chr20.vcf.gz\"}");
    }

    @Test
    void a_name_that_is_told_to_a_workflow_cannot_do_harm_there() throws Exception {
        answers("GET " + API + "/service-info", 200, STARTER_KIT)
                .answers("POST " + API + "/runs", 200, "{\"run_id\":\"c7\"}");
        var odd = submission(vcf("my study $(reboot).vcf.bgz"));

        ok(connect(
                        "input_mode",
                        "attachment",
                        "workflow_params",
                        "{\"input\":\"${input_url}\",\"as\":\"${input_names}\"}")
                .submit(TOKEN, odd));
        assertThat(part(site.asked("POST " + API + "/runs").getFirst(), "workflow_params"))
                .endsWith("{\"input\":\"my_study_reboot_.vcf.gz\",\"as\":\"my_study_reboot_.vcf.gz\"}");
        assertThat(connect("input_mode", "path", "input_path_prefix", "/data/cohort/")
                        .submit(TOKEN, odd))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.toString()).contains("cannot be looked for at the site"));
    }

    @Test
    void an_api_at_the_root_is_found_and_remembered() throws Exception {
        answers("GET " + API + "/service-info", 404, "{\"msg\":\"Not Found\",\"status_code\":404}")
                .answers("GET /service-info", 200, SAPPORO)
                .answers("POST /runs", 200, "{\"run_id\":\"1\"}");
        var server = connect();
        ok(server.submit(TOKEN, submission(vcf("a.vcf.gz"))));
        ok(server.submit(TOKEN, submission(vcf("a.vcf.gz"))));
        assertThat(site.asked("GET " + API + "/service-info")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    workflow_type         | SMK  | runs no SMK workflows
                    workflow_type_version | DSL1 | does not run NFL DSL1
                    workflow_params       | {"x":"${y}"} | unknown placeholder
                    """)
    void what_the_site_does_not_offer_is_refused_before_anything_is_sent(String name, String value, String reason)
            throws Exception {
        answers("GET " + API + "/service-info", 200, SAPPORO);
        var outcome = connect(name, value).submit(TOKEN, submission(vcf("a.vcf.gz")));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, r -> assertThat(r.reason()).contains(reason));
        assertThat(site.asked()).noneMatch(asked -> asked.method().equals("POST"));
    }

    @Test
    void an_attachment_that_is_too_large_and_an_input_without_an_address_are_refused() throws Exception {
        answers("GET " + API + "/service-info", 200, SAPPORO);
        var tooLarge = connect("input_mode", "attachment", "max_attachment_bytes", "5")
                .submit(TOKEN, submission(vcf("a.vcf.gz")));
        assertThat(tooLarge).isInstanceOf(Outcome.Refused.class);
        var bare = new InputFile("a.vcf.gz", 9, () -> java.io.InputStream.nullInputStream());
        assertThat(connect().submit(TOKEN, submission(bare))).isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 |                                                                          | Refused
                    409 | {"msg":"Could not register new WorkflowRun","status_code":409}           | Refused
                    401 | {"msg":"Not authenticated","status_code":401}                            | CredentialsRejected
                    403 | {"msg":"no","status_code":403}                                           | CredentialsRejected
                    413 | too large                                                                | Refused
                    429 | {}                                                                       | Unreachable
                    500 | {"timestamp":"x","status":500,"error":"Internal Server Error","path":"/"} | Unreachable
                    200 | {"msg":"bad workflow","status_code":400}                                 | Refused
                    200 | {"hello":"there"}                                                        | Malformed
                    """)
    void every_no_is_understood(int status, String body, String expected) throws Exception {
        answers("GET " + API + "/service-info", 200, SAPPORO)
                .answers("POST " + API + "/runs", status, body == null ? "" : body);
        var outcome = connect().submit(TOKEN, submission(vcf("a.vcf.gz")));
        assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(outcome.mayHaveArrived()).isEqualTo(status == 500 || expected.equals("Malformed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /ga4gh/wes/v1/runs?page_size=100", "paged"})
    void a_run_is_found_by_its_tag_in_the_list_on_whatever_page(String way) {
        answers("GET " + API + "/service-info", 200, SAPPORO);
        var mine = "{\"run_id\":\"b\",\"state\":\"RUNNING\",\"tags\":{\"fip_job\":\"fip-42\"}}";
        if (way.equals("paged")) {
            answers(
                            "GET " + API + "/runs?page_size=100",
                            200,
                            "{\"runs\":[{\"run_id\":\"a\",\"tags\":{}}],\"next_page_token\":\"eyJ=\"}")
                    .answers(
                            "GET " + API + "/runs?page_size=100&page_token=eyJ%3D",
                            200,
                            "{\"runs\":[" + mine + "],\"next_page_token\":null}");
        } else {
            answers(way, 200, "{\"runs\":[" + mine + "]}");
        }
        assertThat(ok(connect().findByMarker(TOKEN, "fip-42")).externalId()).isEqualTo("b");
        assertThat(connect().findByMarker(TOKEN, "fip-43")).isInstanceOf(Outcome.NotFound.class);
    }

    @Test
    void where_the_list_has_no_tags_the_runs_are_looked_at() {
        answers("GET " + API + "/service-info", 200, TOIL)
                .answers(
                        "GET " + API + "/runs?page_size=100",
                        200,
                        "{\"workflows\":[{\"run_id\":\"run-1\",\"state\":\"COMPLETE\"}],\"next_page_token\":\"\"}")
                .answers(
                        "GET " + API + "/runs/run-1",
                        200,
                        "{\"run_id\":\"run-1\",\"request\":{\"tags\":{\"fip_job\":\"fip-42\"}}}");
        assertThat(ok(connect().findByMarker(TOKEN, "fip-42")).externalId()).isEqualTo("run-1");
        assertThat(connect().findByMarker(TOKEN, "fip-43")).isInstanceOf(Outcome.NotFound.class);
    }

    @Test
    void a_server_that_drops_tags_cannot_be_asked_whether_it_has_the_job() {
        answers("GET " + API + "/service-info", 200, STARTER_KIT);
        assertThat(connect().findByMarker(TOKEN, "fip-42")).isInstanceOf(Outcome.Refused.class);
    }

    private static String part(Asked post, String name) {
        return List.of(post.body().split("--[A-Za-z0-9_-]{10,}")).stream()
                .filter(part -> part.contains("name=\"" + name + "\""))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no part " + name))
                .stripTrailing();
    }
}
