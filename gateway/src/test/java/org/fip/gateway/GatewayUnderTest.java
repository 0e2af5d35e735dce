package org.fip.gateway;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fip.common.security.Role;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.fip.stack.backing.FreePort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import redis.clients.jedis.RedisClient;

/** The gateway with a real Redis and stand-ins for the services; monitoring-service is down. */
@SpringBootTest(webEnvironment = RANDOM_PORT, properties = "fip.redis.url=${redis.of.this.build}")
public abstract class GatewayUnderTest {
    protected static final String ADA = TestIdentity.bearer(42, "ada", Role.RESEARCHER);

    private static final Map<String, StandInService> SERVICES = Stream.of(
                    "user-service", "service-registry", "job-processor", "file-manager", "notification-service")
            .collect(Collectors.toMap(Function.identity(), StandInService::start));
    private static final int NOBODY_HOME = FreePort.next();

    protected final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("redis.of.this.build", BackingServers::redisUrl);
        TestIdentity.register(registry, "gateway");
        SERVICES.forEach((name, service) -> registry.add("fip.services." + name, service::url));
        registry.add("fip.services.monitoring-service", () -> "http://127.0.0.1:" + NOBODY_HOME);
    }

    @BeforeEach
    void forget() {
        SERVICES.values().forEach(StandInService::forget);
        // All tests come from one address, and its requests are counted.
        try (var redis = RedisClient.create(URI.create(BackingServers.redisUrl()))) {
            redis.flushAll();
        }
    }

    protected static StandInService service(String name) {
        var service = SERVICES.get(name);
        if (service == null) {
            throw new IllegalArgumentException("No such service: " + name);
        }
        return service;
    }

    /** What reached any service. */
    protected static List<StandInService.Seen> seen() {
        return SERVICES.values().stream().flatMap(s -> s.seen().stream()).toList();
    }

    protected HttpResponse<String> get(String path, @Nullable String token, String... headers) {
        return send("GET", path, token, headers);
    }

    protected HttpResponse<String> send(String method, String path, @Nullable String token, String... headers) {
        var request = request(path, token).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    protected HttpRequest.Builder request(String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token == null ? request : request.header("Authorization", token);
    }
}
