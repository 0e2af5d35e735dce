package org.fip.user;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** The service over HTTP with a real database, the time in the test's hand, and a stand-in registry beside it. */
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {
            "fip.credentials.create-keyset-if-missing=true",
            "fip.operator.username=Olga",
            "fip.operator.password=" + UserServiceUnderTest.OPERATORS_PASSWORD,
            "fip.operator.email=olga@example.org"
        })
@Import(TimeInHand.class)
public abstract class UserServiceUnderTest {
    protected static final String OPERATORS_PASSWORD = "a-password-for-olga";
    private static final StandInRegistry REGISTRY = StandInRegistry.start();
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    protected MovableClock clock;

    @Autowired
    protected JdbcClient db;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void backToThePresent() {
        clock.reset();
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BackingServers.postgres(registry, "user_management_db");
        BackingServers.broker(registry);
        TestIdentity.register(registry, "user-service");
        registry.add("fip.services.service-registry", REGISTRY::url);
        registry.add("fip.credentials.keyset-file", () -> newFolder().resolve("keyset.json"));
    }

    protected static StandInRegistry registry() {
        return REGISTRY;
    }

    /** An answer, with its body read as JSON where it has one. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String code() {
            return json().path("code").asString();
        }
    }

    protected Answer get(String path, @Nullable String token) {
        return send("GET", path, token, null);
    }

    protected Answer post(String path, @Nullable String token, String body) {
        return send("POST", path, token, body);
    }

    protected Answer send(String method, String path, @Nullable String token, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", token);
        }
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    protected Answer register(String username, String password) {
        return post("/auth/register", null, """
                {"username":"%s","email":"%s@example.org","password":"%s","first_name":"Ada"}""".formatted(username, username, password));
    }

    protected Answer login(String username, String password) {
        return post("/auth/login", null, """
                {"username":"%s","password":"%s"}""".formatted(username, password));
    }

    /** Registers a researcher and signs them in. */
    protected SignedIn signedIn(String username) {
        register(username, "correct horse battery");
        var answer = login(username, "correct horse battery").json();
        return new SignedIn(
                answer.path("user").path("id").asLong(),
                "Bearer " + answer.path("access_token").asString());
    }

    /** A user with their token as an {@code Authorization} header value. */
    public record SignedIn(long id, String token) {}

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("fip-test-keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
