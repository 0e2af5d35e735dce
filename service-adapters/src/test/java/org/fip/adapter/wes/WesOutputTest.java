package org.fip.adapter.wes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.Outcome;
import org.fip.adapter.RecordedServer;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.RemoteOutput.Kind;
import org.junit.jupiter.api.Test;

class WesOutputTest extends WesReplay {
    private static final String RUN = API + "/runs/45c3";

    private List<RemoteOutput> outputs(ImputationServer server, String run) {
        answers("GET " + API + "/service-info", 200, SAPPORO).answers("GET " + RUN, 200, run);
        return ok(server.outputs(TOKEN, "45c3"));
    }

    @Test
    void served_files_are_fetched_with_the_token_of_the_same_server_and_inputs_are_passed_over() throws Exception {
        ImputationServer server = connect();
        var outputs = outputs(server, """
                {"state":"COMPLETE","request":{"workflow_params":{"input":"target.vcf.gz"}},
                 "run_log":{"stdout":"N E X T F L O W\\nLaunching main.nf","stderr":""},
                 "outputs":[{"file_name":"target.vcf.gz","file_url":"%1$s/out/target.vcf.gz"},
                   {"file_name":"chr20.dose.vcf.gz","file_url":"%1$s/out/imputed"},{"file_name":"qc.txt","file_url":"%1$s/out/qc"}]}""".formatted(site.url()));
        assertThat(outputs)
                .extracting(RemoteOutput::name)
                .containsExactly("qc.txt", "logs/stdout.txt", "chr20.dose.vcf.gz");
        assertThat(outputs)
                .extracting(RemoteOutput::kind)
                .containsExactly(Kind.QUALITY_REPORT, Kind.LOG, Kind.IMPUTED_ARCHIVE);
        site.onBytes("GET /out/imputed", RecordedServer.download("dosages".getBytes()));
        assertThat(fetched(server, outputs.get(2))).containsEntry("chr20.dose.vcf.gz", "dosages");
        assertThat(site.asked("GET /out/imputed"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.header("authorization")).isEqualTo("Bearer wes-token-0001"));
        assertThat(fetched(server, outputs.get(1)).get("logs/stdout.txt")).startsWith("N E X T F L O W");
    }

    @Test
    void the_token_goes_to_no_other_server() throws Exception {
        try (RecordedServer storage = new RecordedServer()) {
            storage.onBytes("GET /bucket/imputed.vcf.gz?sig=1", RecordedServer.download("dosages".getBytes()));
            ImputationServer server = connect();
            var outputs = outputs(
                    server,
                    "{\"state\":\"COMPLETE\",\"outputs\":{\"S3\":[\"%s/bucket/imputed.vcf.gz?sig=1\"],\"filesystem\":[\"imputed.vcf.gz\"]}}"
                            .formatted(storage.url()));
            assertThat(outputs).extracting(RemoteOutput::name).containsExactly("imputed.vcf.gz");
            fetched(server, outputs.getFirst());
            assertThat(storage.asked().getFirst().header("authorization")).isNull();
        }
    }

    @Test
    void files_on_the_sites_own_disk_are_named_and_never_opened() throws Exception {
        ImputationServer server = connect();
        var outputs = outputs(server, """
                {"state":"COMPLETE","request":{"workflow_params":{"input":"/data/target.vcf"}},
                 "outputs":{"target.vcf":"file:///data/target.vcf","imputed.vcf":"file:///etc/passwd",".command.sh":"file:///w/.command.sh"}}""");
        assertThat(outputs).singleElement().satisfies(output -> {
            assertThat(output.name()).isEqualTo("imputed.vcf");
            assertThat(output.atSite()).isEqualTo("file:///etc/passwd");
        });
        assertThat(server.fetch(TOKEN, outputs.getFirst(), null, (name, content) -> {
                    throw new AssertionError("nothing may be handed over");
                }))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_sites_own_link_base_makes_paths_fetchable() throws Exception {
        ImputationServer server = connect("output_link_from", "/srv/wes/out", "output_link_to", site.url() + "/files/");
        var outputs = outputs(
                server,
                "{\"state\":\"COMPLETE\",\"outputs\":{\"imputed\":{\"location\":\"file:///srv/wes/out/r1/imputed.vcf\",\"class\":\"File\",\"checksum\":\"sha1$"
                        + "47a013e660d408619d894b20806b1d5086aab03b" + "\",\"size\":7}}}");
        site.onBytes("GET /files/r1/imputed.vcf", RecordedServer.download("dosages".getBytes()));
        assertThat(outputs.getFirst().atSite()).isNull();
        // The checksum stated is that of other bytes.
        assertThat(server.fetch(TOKEN, outputs.getFirst(), null, (name, content) -> content.readAllBytes()))
                .isInstanceOf(Outcome.Damaged.class);
    }

    @Test
    void cwl_outputs_are_held_against_their_size() throws Exception {
        ImputationServer server = connect();
        var outputs = outputs(
                server,
                "{\"state\":\"COMPLETE\",\"outputs\":{\"imputed\":{\"location\":\"%s/f/imputed.vcf\",\"basename\":\"imputed.vcf\",\"size\":8}}}"
                        .formatted(site.url()));
        site.onBytes(
                "GET /f/imputed.vcf",
                RecordedServer.download("dosages".getBytes()),
                RecordedServer.download("dosages!".getBytes()));
        assertThat(server.fetch(TOKEN, outputs.getFirst(), null, (name, content) -> content.readAllBytes()))
                .isInstanceOf(Outcome.Damaged.class);
        assertThat(fetched(server, outputs.getFirst())).containsEntry("imputed.vcf", "dosages!");
    }

    @Test
    void a_drs_id_is_looked_up_just_before_it_is_used() throws Exception {
        ImputationServer server = connect();
        String host = site.url().replace("http://", "");
        var outputs = outputs(
                server, "{\"state\":\"COMPLETE\",\"outputs\":{\"imputed.vcf\":\"drs://%s/vcf-1\"}}".formatted(host));
        answers("GET /ga4gh/drs/v1/objects/vcf-1", 200, """
                {"id":"vcf-1","access_methods":[{"access_url":{"url":"file:///data/x.vcf"},"type":"file"},{"access_id":"5071","type":"https"}]}""")
                .answers(
                        "GET /ga4gh/drs/v1/objects/vcf-1/access/5071",
                        200,
                        "{\"url\":\"%s/stream/5071\"}".formatted(site.url()));
        site.onBytes("GET /stream/5071", RecordedServer.download("dosages".getBytes()));
        assertThat(fetched(server, outputs.getFirst())).containsValue("dosages");
    }

    @Test
    void logs_are_read_from_a_host_that_does_not_know_its_name_and_from_relative_addresses() throws Exception {
        ImputationServer server = connect();
        var outputs = outputs(server, """
                {"state":"EXECUTOR_ERROR","run_log":{"stdout":"http://localhost:4500/ga4gh/wes/v1/logs/out?w=a%2Fb","stderr":"../../../../toil/logs/err"},
                 "outputs":{"x.vcf":"http://a.example/x.vcf"}}""");
        assertThat(outputs).extracting(RemoteOutput::name).containsExactly("logs/stdout.txt", "logs/stderr.txt");
        answers("GET " + API + "/logs/out?w=a%2Fb", 200, "hello").answers("GET /toil/logs/err", 404, "gone");
        assertThat(fetched(server, outputs.get(0))).isEqualTo(Map.of("logs/stdout.txt", "hello"));
        assertThat(server.fetch(TOKEN, outputs.get(1), null, (name, content) -> {}))
                .as("a log that nobody serves does not keep the results waiting")
                .isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void nothing_is_read_before_the_end_and_no_outputs_are_no_error() {
        answers("GET " + API + "/service-info", 200, SAPPORO)
                .answers(
                        "GET " + API + "/runs/45c3",
                        200,
                        "{\"state\":\"RUNNING\",\"outputs\":{\"a.vcf\":\"http://x/a.vcf\"}}");
        assertThat(connect().outputs(TOKEN, "45c3")).isInstanceOf(Outcome.Unreachable.class);
        for (String none : List.of("null", "{}", "[]", "\"done\"", "42")) {
            assertThat(outputs(connect(), "{\"state\":\"COMPLETE\",\"outputs\":" + none + "}"))
                    .as(none)
                    .isEmpty();
        }
    }

    @Test
    void names_from_outside_lead_nowhere_and_are_told_apart() {
        var outputs = outputs(connect(), """
                {"state":"COMPLETE","outputs":["http://x/a/imputed.vcf.gz","http://x/b/imputed.vcf.gz",
                 {"file_url":"http://x/c","file_name":"../../etc/evil.txt"},"work/a9/.command.log","trace.txt"]}""");
        assertThat(outputs)
                .extracting(RemoteOutput::name)
                .containsExactlyInAnyOrder("imputed.vcf.gz", "2_imputed.vcf.gz", "evil.txt", "trace.txt");
    }
}
