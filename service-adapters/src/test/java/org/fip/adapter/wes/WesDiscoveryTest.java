package org.fip.adapter.wes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.Outcome.CredentialsRejected;
import org.fip.adapter.Outcome.Maintenance;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.Outcome.Unreachable;
import org.fip.adapter.RecordedServer.Asked;
import org.fip.adapter.RemoteOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found out by itself, so that base URL, token and workflow are enough. */
class WesDiscoveryTest extends WesReplay {
    private static final String INFO = "GET " + API + "/service-info";
    private static final String POST = "POST " + API + "/runs";
    /** As it comes out of the box, with several engines a language. */
    private static final String WHOLE_SAPPORO = """
            {"id":"sapporo","type":{"group":"sapporo-wes","artifact":"wes","version":"sapporo-wes-2.1.0"},"version":"2.2.5",
             "workflow_type_versions":{"CWL":{"workflow_type_version":["v1.0","v1.1","v1.2"]},"WDL":{"workflow_type_version":["1.0"]},
               "NFL":{"workflow_type_version":["DSL2"]},"SMK":{"workflow_type_version":["1.0"]}},
             "supported_wes_versions":["sapporo-wes-2.1.0"],
             "workflow_engine_versions":{"toil":{"workflow_engine_version":["7.0"]},"cromwell":{"workflow_engine_version":["86"]},
               "cwltool":{"workflow_engine_version":["3.1"]},"nextflow":{"workflow_engine_version":["24.10.0"]},
               "snakemake":{"workflow_engine_version":["8.0"]},"ep3":{"workflow_engine_version":["1.7"]}}}""";

    @ParameterizedTest
    @CsvSource({
        "impute.cwl,CWL,v1.0,cwltool",
        "https://git.example/impute.wdl?ref=main,WDL,1.0,cromwell",
        "pipelines/Snakefile,SMK,1.0,snakemake",
        "main.nf,NFL,DSL2,nextflow",
        "https://github.com/h3abionet/chipimputation,NFL,DSL2,nextflow"
    })
    void the_workflows_name_tells_its_language_and_the_language_its_usual_engine(
            String workflow, String type, String version, String engine) throws IOException {
        answers(INFO, 200, WHOLE_SAPPORO).answers(POST, 200, "{\"run_id\":\"r1\"}");

        ok(connect("workflow_url", workflow).submit(TOKEN, submission(vcf("a.vcf.gz"))));

        Asked post = site.asked(POST).getFirst();
        assertThat(post.body())
                .containsSubsequence("workflow_type\"", "\r\n" + type + "\r\n", "\r\n" + version + "\r\n")
                .containsSubsequence("workflow_engine\"", "\r\n" + engine + "\r\n");
    }

    @Test
    void a_site_with_one_language_needs_no_choice() throws IOException {
        answers(INFO, 200, TOIL).answers(POST, 200, "{\"run_id\":\"r1\"}");

        ok(connect("workflow_url", "https://git.example/impute").submit(TOKEN, submission(vcf("a.vcf.gz"))));

        assertThat(site.asked(POST).getFirst().body()).contains("\r\ncwl\r\n", "\r\nv1.0\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", API, API + "/", API + "/service-info"})
    void the_address_may_be_the_sites_its_apis_or_that_of_its_description(String written) {
        answers(INFO, 200, STARTER_KIT);

        assertThat(ok(connectTo(site.url() + written).describe(null)).name()).isEqualTo("Demo WES");
    }

    @Test
    void a_door_that_forbids_what_is_not_there_does_not_hide_the_api_at_the_root() {
        answers(INFO, 403, "{\"msg\":\"Forbidden\"}").answers("GET /service-info", 200, STARTER_KIT);

        assertThat(ok(connect().describe(null)).name()).isEqualTo("Demo WES");
    }

    @Test
    void a_rejected_token_is_told_although_the_other_place_is_empty() {
        answers(INFO, 404, "{\"msg\":\"Not Found\",\"status_code\":404}")
                .answers("GET /service-info", 401, "{\"msg\":\"Invalid token\",\"status_code\":401}");

        assertThat(connect().verifyToken(TOKEN)).isInstanceOf(CredentialsRejected.class);
    }

    @Test
    void what_the_starter_kit_would_answer_with_a_bare_conflict_is_explained_before_anything_is_sent()
            throws IOException {
        answers(INFO, 200, STARTER_KIT).answers(POST, 200, "{\"run_id\":\"r1\"}");
        ImputationServer kit = connect();

        assertThat(kit.submit(TOKEN, submission(vcf("a.vcf.gz"), vcf("b.vcf.gz"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("input", "${input_url_1}"));
        assertThat(site.asked(POST)).isEmpty();
        assertThat(ok(kit.submit(TOKEN, submission(vcf("a.vcf.gz"))))).isEqualTo("r1");
        assertThat(ok(connect(
                                "workflow_params",
                                "{\"one\":\"${input_url_1}\",\"two\":\"${input_url_2}\",\"fast\":true}")
                        .submit(TOKEN, submission(vcf("a.vcf.gz"), vcf("b.vcf.gz")))))
                .isEqualTo("r1");
    }

    @Test
    void a_site_that_says_it_is_under_maintenance_is_not_merely_broken() throws IOException {
        answers(INFO, 200, STARTER_KIT)
                .answers(POST, 503, "{\"msg\":\"Down for maintenance until noon\",\"status_code\":503}")
                .answers("GET " + API + "/runs/45c3/status", 503, "<html>503 Service Unavailable</html>");

        assertThat(connect().submit(TOKEN, submission(vcf("a.vcf.gz")))).isInstanceOf(Maintenance.class);
        assertThat(connect().status(TOKEN, "45c3")).isInstanceOf(Unreachable.class);
    }

    @Test
    void an_address_that_its_site_did_not_encode_is_fetched() throws IOException {
        answers(INFO, 200, WHOLE_SAPPORO)
                .answers(
                        "GET " + API + "/runs/45c3",
                        200,
                        "{\"state\":\"COMPLETE\",\"outputs\":[{\"file_name\":\"qc all.txt\",\"file_url\":\"%s/runs/45c3/outputs/qc all.txt\"}]}"
                                .formatted(site.url() + API))
                .answers("GET " + API + "/runs/45c3/outputs/qc%20all.txt", 200, "variants=3");
        ImputationServer server = connect();
        List<RemoteOutput> outputs = ok(server.outputs(TOKEN, "45c3"));

        assertThat(fetched(server, outputs.getFirst())).isEqualTo(Map.of("qc all.txt", "variants=3"));
    }
}
