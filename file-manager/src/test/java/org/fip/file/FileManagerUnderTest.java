package org.fip.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service over HTTP with a real database, a folder of its own, and the time in the test's hand. */
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {
            "fip.public-url=http://localhost:8000",
            "fip.files.create-keyset-if-missing=true",
            "fip.files.max-size=64MB",
            "fip.files.quota=200MB",
            "fip.files.unfinished-upload-ttl=25m",
            "fip.files.retention.report=30d"
        })
@Import(TimeInHand.class)
public abstract class FileManagerUnderTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path FOLDER = newFolder();

    @Autowired
    protected MovableClock clock;

    @Autowired
    protected JdbcClient db;

    @LocalServerPort
    protected int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void emptyAndInThePresent() throws IOException {
        clock.reset();
        StandInJobs.INSTANCE.reset();
        db.sql("DELETE FROM files").update();
        db.sql("DELETE FROM expiry_notices").update();
        db.sql("DELETE FROM deleted_files").update();
        db.sql("DELETE FROM uploads").update();
        db.sql("DELETE FROM downloads").update();
        db.sql("DELETE FROM sign_outs").update();
        db.sql("DELETE FROM panel_chromosomes").update();
        db.sql("DELETE FROM panel_site_loads").update();
        for (var file : onDisk()) {
            Files.delete(file);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BackingServers.postgres(registry, "file_management_db");
        BackingServers.broker(registry);
        TestIdentity.register(registry, "file-manager");
        StandInRegistry.INSTANCE.register(registry);
        StandInJobs.INSTANCE.register(registry);
        registry.add("fip.files.storage-dir", () -> FOLDER.resolve("files"));
        registry.add("fip.files.keyset-file", () -> FOLDER.resolve("keyset.json"));
    }

    /** An answer with its body in full. */
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

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public UUID id() {
            return UUID.fromString(json().path("id").asString());
        }
    }

    protected final Answer upload(Person person, Form form) {
        return post("/files/upload", person.token(), form);
    }

    /** As job-worker and job-processor bring files: inputs of new jobs, and results. */
    protected final Answer storeFor(Person person, Form form) {
        return post(
                "/internal/users/" + person.id() + "/files",
                TestIdentity.serviceBearer("job-worker", "file-manager"),
                form);
    }

    protected final Answer post(String path, @Nullable String token, Form form) {
        return send(request(path, token, "Content-Type", form.contentType()).POST(form.body()));
    }

    protected final Answer send(String path, String token, String contentType, String body, String... headers) {
        return send(request(path, token, headers)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)));
    }

    /** A request of the tus protocol; without a body it has no content type either. */
    protected final Answer tus(String method, String path, Person person, byte @Nullable [] body, String... headers) {
        var request = request(path, person.token(), headers).header("Tus-Resumable", "1.0.0");
        return send(
                body == null || body.length == 0
                        ? request.method(method, BodyPublishers.noBody())
                        : request.header("Content-Type", "application/offset+octet-stream")
                                .method(method, BodyPublishers.ofByteArray(body)));
    }

    protected final Answer get(String path, @Nullable String token, String... headers) {
        return send(request(path, token, headers).GET());
    }

    protected final Answer head(String path) {
        return send(request(path, null).HEAD());
    }

    protected final Answer delete(String path, @Nullable String token) {
        return send(request(path, token).DELETE());
    }

    /** The path that a new link of the person's file opens, as the gateway passes it on. */
    protected final String linkTo(Person person, UUID file) {
        var url = get("/files/" + file + "/download", person.token())
                .json()
                .path("download_url")
                .asString();
        return URI.create(url).getPath().substring("/api".length());
    }

    protected static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("action").asString()).isNotBlank();
        assertThat(answer.json().path("request_id").asString()).isNotBlank();
    }

    /** All files of the storage, half-written ones too. */
    protected static List<Path> onDisk() throws IOException {
        try (var all = Files.walk(FOLDER.resolve("files"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    protected static Path storageDir() {
        return FOLDER.resolve("files");
    }

    private HttpRequest.Builder request(String path, @Nullable String token, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return token == null ? request : request.header("Authorization", token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("fip-test-files");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
