package org.fip.sandbox.cloudgene;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fip.sandbox.SandboxServerApplication;
import org.fip.sandbox.demo.DemoData;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A started server with a client, and what tests say about jobs. */
public record TestServer(ConfigurableApplicationContext context, SandboxClient client) implements AutoCloseable {

    private static final Map<String, String> CHOICES = Map.of(
            "refpanel", DemoData.PANEL_KEY,
            "build", "hg38",
            "phasing", "eagle",
            "population", "all",
            "mode", "imputation");

    /** Starts a server with the own engine and an administrator {@code admin}. */
    public static TestServer start(Path data, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--logging.level.root=warn",
                "--fip.sandbox.engine=hmm",
                "--fip.sandbox.data-dir=" + data,
                "--fip.sandbox.accounts[0].username=admin",
                "--fip.sandbox.accounts[0].password=Admin123",
                "--fip.sandbox.accounts[0].admin=true"));
        arguments.addAll(List.of(more));
        ConfigurableApplicationContext context =
                SpringApplication.run(SandboxServerApplication.class, arguments.toArray(String[]::new));
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return new TestServer(context, new SandboxClient(Integer.parseInt(port)));
    }

    @Override
    public void close() {
        context.close();
    }

    /** The usual fields of a submission, with some added or changed. */
    public static Map<String, String> choices(String... more) {
        Map<String, String> fields = new HashMap<>(CHOICES);
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    public String submit(String token, Map<String, String> fields, Path... files)
            throws IOException, InterruptedException {
        return client.submit(token, fields, files).json().get("id").asString();
    }

    public JsonNode job(String token, String id) throws IOException, InterruptedException {
        return client.get("/api/v2/jobs/" + id, token).json();
    }

    public static int state(JsonNode job) {
        return job.get("state").asInt();
    }

    public JsonNode finished(String token, String id) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> job(token, id),
                        job -> state(job) > 3 && job.get("positionInQueue").asInt() == -1);
    }

    public byte[] download(JsonNode file) {
        String path = "/share/results/" + file.get("hash").asString() + "/"
                + file.get("name").asString();
        return await().until(() -> client.get(path, null), answer -> answer.status() == 200)
                .response()
                .body();
    }

    public static String lastError(JsonNode job) {
        String error = "";
        for (JsonNode step : job.get("steps")) {
            for (JsonNode message : step.get("logMessages")) {
                error = message.get("type").asInt() == 1
                        ? message.get("message").asString()
                        : error;
            }
        }
        return error;
    }

    public static Map<String, JsonNode> files(JsonNode job) {
        Map<String, JsonNode> files = new HashMap<>();
        job.get("outputParams")
                .get(0)
                .get("files")
                .forEach(file -> files.put(file.get("name").asString(), file));
        return files;
    }

    public static JsonNode file(JsonNode job, String name) {
        return Objects.requireNonNull(files(job).get(name), name);
    }
}
