package org.fip.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.fip.stack.Ports;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** As {@code docker compose up} starts it, in a project of its own: an empty one with new secrets, two workers and two processors. */
public final class ComposedTarget implements Target {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int INBOX = 8080;
    private static final Path SECRETS = Path.of("target", "secrets").toAbsolutePath();
    private static final Path REPORT = Path.of("target", "composed.md");
    private static final List<String> PARTS = List.of(
            "gateway",
            "user-service",
            "service-registry",
            "job-processor",
            "job-worker",
            "file-manager",
            "notification-service",
            "monitoring-service",
            "sandbox-server",
            "frontend",
            "postgres",
            "redis",
            "rabbitmq",
            "inbox");

    private @Nullable Duration startTime;

    @Override
    public void up(Map<String, String> environment) {
        var begun = Instant.now();
        LocalStack.run(LocalStack.PROJECT, settings(), List.of("./fip", "secrets"));
        compose("up", "-d", "--no-build", "--scale", "job-worker=2", "--scale", "job-processor=2");
        // The frontend is the last in the order of health.
        Awaitility.await("the platform to be healthy")
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> answers(dashboard() + "/healthy") && sandboxAnswers());
        if (startTime == null) {
            startTime = Duration.between(begun, Instant.now());
        }
    }

    @Override
    public void down() {
        if (startTime != null) {
            try {
                Files.writeString(
                        REPORT,
                        Footprint.of(output("ps", "-q").lines().toList()).table(startTime));
            } catch (IOException e) {
                System.err.println("No report of the containers: " + e);
            }
        }
        if (!Boolean.getBoolean("fip.keep")) {
            compose("down", "--volumes");
        }
    }

    /** Runs Compose with the files and settings of the tests. */
    void compose(String... arguments) {
        LocalStack.run(
                LocalStack.PROJECT,
                settings(),
                Stream.concat(Stream.of("docker/compose.sh", "compose"), Arrays.stream(arguments))
                        .toList());
    }

    private static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("COMPOSE_FILE", "docker-compose.yml:docker/e2e.yml"),
                Map.entry("COMPOSE_PROJECT_NAME", "fip-e2e"),
                Map.entry("COMPOSE_PROFILES", "sandbox"),
                Map.entry("FIP_SECRETS", SECRETS.toString()),
                Map.entry("FIP_WEB_PORT", port(Ports.FRONTEND)),
                Map.entry("FIP_API_PORT", port(Ports.GATEWAY)),
                Map.entry("FIP_SANDBOX_PORT", port(Ports.SANDBOX)),
                Map.entry("FIP_INBOX_PORT", port(INBOX)),
                Map.entry("FIP_SANDBOX_URL", "http://sandbox-server:" + Ports.SANDBOX),
                Map.entry("FIP_SITE_URL", "http://gateway:" + Ports.GATEWAY),
                Map.entry("FIP_PUBLIC_URL", "http://localhost:" + port(Ports.FRONTEND)));
    }

    private static String port(int documented) {
        return Integer.toString(LocalStack.PORTS.of(documented));
    }

    @Override
    public String sandboxFromInside() {
        return "http://sandbox-server:" + Ports.SANDBOX;
    }

    @Override
    public String operatorPassword() throws IOException {
        return Files.readString(SECRETS.resolve("operator-password"));
    }

    @Override
    public String sandboxPassword() throws IOException {
        return Files.readString(SECRETS.resolve("sandbox-password"));
    }

    @Override
    public List<String> mailsTo(String address) throws IOException {
        var answer = get(LocalStack.PORTS.url(INBOX) + "/api/user/" + address + "/messages/");
        return answer.statusCode() == 200
                ? JSON.readTree(answer.body())
                        .valueStream()
                        .map(mail -> mail.path("mimeMessage").asString())
                        .toList()
                : List.of();
    }

    @Override
    public Map<String, String> logs() throws IOException {
        var logs = new HashMap<String, String>();
        for (var part : PARTS) {
            logs.put(part, output("logs", "--no-color", part));
        }
        return logs;
    }

    /**
     * Kills the first container of a part as the machine's memory guard would, and starts it again. The sandbox is waited for:
     * tests speak with it themselves.
     */
    public void kill(String part) throws IOException {
        var container = output("ps", "-q", part).lines().findFirst().orElseThrow();
        LocalStack.run(LocalStack.PROJECT, Map.of(), List.of("docker", "kill", container));
        LocalStack.run(LocalStack.PROJECT, Map.of(), List.of("docker", "start", container));
        if (part.equals("sandbox-server")) {
            Awaitility.await("the sandbox to be back")
                    .atMost(Duration.ofMinutes(3))
                    .until(this::sandboxAnswers);
        }
    }

    private boolean sandboxAnswers() {
        return answers(sandbox() + "/actuator/health");
    }

    /** Containers that the engine had to start again of its own accord: they have died without being killed by a test. */
    public List<String> diedByThemselves() throws IOException {
        var ids = output("ps", "-q").lines();
        return docker(Stream.concat(Stream.of("inspect", "--format", "{{.RestartCount}} {{.Name}}"), ids)
                        .toList())
                .lines()
                .filter(line -> !line.startsWith("0 "))
                .toList();
    }

    public List<String> parts() {
        return PARTS;
    }

    /** What one of several containers of a part has logged; they count from 1. */
    public String logOf(String part, int number) throws IOException {
        var container = output("ps", "-q", part).lines().toList().get(number - 1);
        return read(new ProcessBuilder("docker", "logs", container).redirectErrorStream(true));
    }

    /** What Prometheus would be told. */
    public String metricsOf(String part, int number, int port) throws IOException {
        return output(
                "exec",
                "-T",
                "--index=" + number,
                part,
                "bash",
                "-c",
                "exec 3<>/dev/tcp/127.0.0.1/%d; printf 'GET /actuator/prometheus HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3"
                        .formatted(port));
    }

    private static String output(String... arguments) throws IOException {
        var builder = new ProcessBuilder(
                        Stream.concat(Stream.of("docker/compose.sh", "compose"), Arrays.stream(arguments))
                                .toList())
                .directory(LocalStack.PROJECT.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(settings());
        return read(builder);
    }

    static String docker(List<String> arguments) throws IOException {
        return read(new ProcessBuilder(
                        Stream.concat(Stream.of("docker"), arguments.stream()).toList())
                .redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    private static String read(ProcessBuilder builder) throws IOException {
        try (var out = builder.start().getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static boolean answers(String url) {
        try {
            return get(url).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<String> get(String url) throws IOException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
