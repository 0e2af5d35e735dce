package org.fip.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fip.sandbox.account.Accounts;
import org.fip.sandbox.account.Tokens;
import org.fip.sandbox.job.JobQueue;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A started server with the own engine, for tests of any dialect. */
public final class RunningSandbox implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private RunningSandbox(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningSandbox start(Path data, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--logging.level.root=warn",
                "--fip.sandbox.engine=hmm",
                "--fip.sandbox.data-dir=" + data));
        arguments.addAll(List.of(more));
        return new RunningSandbox(
                SpringApplication.run(SandboxServerApplication.class, arguments.toArray(String[]::new)));
    }

    @Override
    public void close() {
        context.close();
    }

    /** Makes an account and answers an API token of it. */
    public String newUser(String username) {
        var account = context.getBean(Accounts.class)
                .create(username, "Secret123", "Test " + username, username + "@example.org", false)
                .orElseThrow();
        return context.getBean(Tokens.class).newApiToken(account, 30, Tokens.ApiClaims.STANDARD);
    }

    public void blockQueue(boolean block) {
        context.getBean(JobQueue.class).block(block);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path;
    }

    public Answer get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    public Answer method(String method, String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    public Answer post(String path, Form form, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers)
                .header("Content-Type", "multipart/form-data; boundary=" + Form.BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form.body())));
    }

    public Answer postEncoded(String path, String body, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    public Answer put(String path, String json, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        URI address = URI.create(path.startsWith("http") ? path : url(path));
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
    }

    /** What the server answered. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public byte[] bytes() {
            return response.body();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String text(String field) {
            return json().path(field).asString("");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** A multipart form. */
    public static final class Form {

        private static final String BOUNDARY = "----part-of-the-test";

        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        public Form value(String name, String value) {
            return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
        }

        public Form file(String name, String fileName, Path file) throws IOException {
            return file(name, fileName, Files.readAllBytes(file));
        }

        public Form file(String name, String fileName, byte[] content) {
            return part("name=\"" + name + "\"; filename=\"" + fileName + "\"", content);
        }

        private Form part(String disposition, byte[] content) {
            write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n");
            body.writeBytes(content);
            write("\r\n");
            return this;
        }

        private void write(String text) {
            body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }

        byte[] body() {
            var whole = new ByteArrayOutputStream();
            whole.writeBytes(body.toByteArray());
            whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return whole.toByteArray();
        }
    }
}
