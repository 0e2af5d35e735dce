package org.fip.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;
import org.fip.stack.PlatformApi;
import tools.jackson.databind.JsonNode;

/** A newly registered user of the platform and what they do, over the public API. */
public final class Researcher {
    private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled");

    private final PlatformApi api = LocalStack.api();
    private final String name;

    private Researcher(String name) {
        this.name = name;
        api.post("/auth/register", Map.of("username", name, "email", email(), "password", password()))
                .expectSuccess();
        api.signIn(name, password());
    }

    public static Researcher register(String name) {
        return new Researcher(name + LocalStack.RUN);
    }

    /** The same person signed in on another device. */
    public PlatformApi anotherSession() {
        var session = LocalStack.api();
        session.signIn(name, password());
        return session;
    }

    /** Of a session of its own, for what sends its requests itself. */
    public String token() {
        return LocalStack.api().signIn(name, password());
    }

    public PlatformApi api() {
        return api;
    }

    public String name() {
        return name;
    }

    public String password() {
        return "correct horse " + name;
    }

    public String email() {
        return name + "@example.org";
    }

    public long sandboxService() {
        return api.get("/services/sandbox").expectSuccess().path("id").asLong();
    }

    public void storeToken(String token) {
        api.post("/users/me/service-credentials", Map.of("service_id", sandboxService(), "api_token", token))
                .expectSuccess();
    }

    public PlatformApi.Answer submit(String jobName, Path vcf) {
        return submitTo(sandboxService(), jobName, Map.of("population", "all"), vcf);
    }

    /** Submits to a service's first panel; again under the same name it is the same job. */
    public PlatformApi.Answer submitTo(long service, String jobName, Map<String, String> parameters, Path vcf) {
        var panel = api.get("/services/" + service + "/panels").expectSuccess().get(0);
        var fields = new LinkedHashMap<>(Map.of(
                "name",
                jobName,
                "service_id",
                Long.toString(service),
                "reference_panel_id",
                panel.path("id").asString(),
                "build",
                "hg38"));
        fields.putAll(parameters);
        return api.submitJob(fields, vcf, (name + "-" + jobName).replace(' ', '-'));
    }

    public JsonNode job(String id) {
        return api.get("/jobs/" + id).expectSuccess();
    }

    /** Waits until the job is in a final state. */
    public JsonNode finished(String id) {
        return Objects.requireNonNull(Awaitility.await("job " + id + " to end")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> job(id), job -> FINAL.contains(job.path("status").asString())));
    }

    /** Opens the result file of that name. */
    public java.io.InputStream result(String jobId, String fileName) throws IOException, InterruptedException {
        for (var file : api.get("/jobs/" + jobId + "/results").expectSuccess().path("files")) {
            if (file.path("filename").asString().equals(fileName)) {
                return api.download(file.path("download_url").asString());
            }
        }
        throw new AssertionError("The job has no result file " + fileName);
    }
}
