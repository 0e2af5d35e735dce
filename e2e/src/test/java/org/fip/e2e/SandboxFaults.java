package org.fip.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Faults of the external server, until closed. */
public final class SandboxFaults implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    /** @param faults as the sandbox's page describes them: {@code fault}, {@code path}, {@code count} and more */
    @SafeVarargs
    public static SandboxFaults of(Map<String, ?>... faults) throws IOException, InterruptedException {
        return of(List.of(faults));
    }

    /** The same. */
    public static SandboxFaults of(List<? extends Map<String, ?>> faults) throws IOException, InterruptedException {
        var armed = new SandboxFaults();
        armed.send("PUT", JSON.writeValueAsString(faults));
        return armed;
    }

    /** How often the faults struck so far, all together. */
    public int strikes() throws IOException, InterruptedException {
        var sum = 0;
        for (var fault : send("GET", "")) {
            sum += fault.path("struck").asInt();
        }
        return sum;
    }

    /** The same for each path that faults were armed for. */
    public Map<String, Integer> strikesByPath() throws IOException, InterruptedException {
        var strikes = new HashMap<String, Integer>();
        for (var fault : send("GET", "")) {
            strikes.merge(
                    fault.path("fault").path("path").asString(),
                    fault.path("struck").asInt(),
                    Integer::sum);
        }
        return strikes;
    }

    private JsonNode send(String method, String body) throws IOException, InterruptedException {
        var login = "administrator:" + Target.CURRENT.sandboxPassword();
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(Target.CURRENT.sandbox() + "/sandbox/faults"))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new AssertionError("The sandbox answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isBlank() ? JSON.createArrayNode() : JSON.readTree(answer.body());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        send("DELETE", "");
    }
}
