package org.fip.adapter.wes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fip.adapter.ApiToken;
import org.fip.adapter.ConnectionLimits;
import org.fip.adapter.FetchReport;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.ImputationServers;
import org.fip.adapter.InputFile;
import org.fip.adapter.Outcome;
import org.fip.adapter.RecordedServer;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.ServerAddress;
import org.fip.adapter.Submission;
import org.junit.jupiter.api.AfterEach;

/** A site that answers as the servers on record did. */
abstract class WesReplay {

    static final String API = "/ga4gh/wes/v1";
    static final ApiToken TOKEN = new ApiToken("wes-token-0001");
    static final String SAPPORO = """
            {"id":"za.ac.demo.sapporo","type":{"group":"sapporo-wes","artifact":"wes","version":"sapporo-wes-2.1.0"},"version":"2.2.5",
             "workflow_type_versions":{"NFL":{"workflow_type_version":["DSL2"]},"CWL":{"workflow_type_version":["v1.0","v1.2"]}},
             "supported_wes_versions":["sapporo-wes-2.1.0"],
             "workflow_engine_versions":{"nextflow":{"workflow_engine_version":["24.10.0"]},"cwltool":{"workflow_engine_version":["3.1"]}},
             "system_state_counts":{"QUEUED":2,"INITIALIZING":1,"RUNNING":4}}""";
    static final String STARTER_KIT = """
            {"id":"za.ac.demo.wes","name":"Demo WES","version":"0.3.2","type":{"group":"org.ga4gh","artifact":"wes","version":"1.0.1"},
             "workflow_type_versions":{"WDL":["1.0"],"NEXTFLOW":["21.04.0"]},"workflow_engine_versions":{"NATIVE":"1.0.0"}}""";
    static final String TOIL = """
            {"version":"5.9.0","workflow_type_versions":{"cwl":{"workflow_type_version":["v1.0","v1.2"]}},"supported_wes_versions":["1.0.0"],
             "workflow_engine_versions":{"toil":"5.9.0"},"system_state_counts":{}}""";

    final RecordedServer site = new RecordedServer();
    private final ImputationServers servers = new ImputationServers(
            ConnectionLimits.defaults().withPrivateAddresses(true).withReadTimeout(Duration.ofSeconds(5)));

    ImputationServer connect(String... config) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("workflow_url", "main.nf"));
        for (int i = 0; i < config.length; i += 2) {
            settings.put(config[i], config[i + 1]);
        }
        return ok(servers.connect(new ServerAddress("wes", site.url(), settings)));
    }

    ImputationServer connectTo(String baseUrl) {
        return ok(servers.connect(new ServerAddress("wes", baseUrl, Map.of("workflow_url", "main.nf"))));
    }

    WesReplay answers(String request, int status, String body) {
        site.onBytes(request, json(status, body));
        return this;
    }

    static byte[] json(int status, String body) {
        return RecordedServer.answer(
                "HTTP/1.1 " + status + " X\nContent-Type: application/json\nConnection: close", body);
    }

    static Submission submission(InputFile... files) {
        return new Submission(
                "fip-42", "h3africa-v6", "hg38", "eagle", "afr", "imputation", null, null, List.of(files), Map.of());
    }

    static InputFile vcf(String name) {
        byte[] bytes = "genotypes".getBytes(StandardCharsets.UTF_8);
        return new InputFile(
                name,
                bytes.length,
                () -> new ByteArrayInputStream(bytes),
                () -> java.net.URI.create("https://platform.example.org/api/files/download/abc." + name));
    }

    /** Fetches one output; the files it brought by name. */
    static Map<String, String> fetched(ImputationServer server, RemoteOutput output) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        Outcome<FetchReport> outcome = server.fetch(
                TOKEN,
                output,
                null,
                (name, content) -> files.put(name, new String(content.readAllBytes(), StandardCharsets.UTF_8)));
        ok(outcome);
        return files;
    }

    @AfterEach
    void close() throws IOException {
        servers.close();
        site.close();
    }

    static <T> T ok(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Ok<T>(T value)) {
            return value;
        }
        throw new AssertionError("Expected success, not " + outcome);
    }
}
