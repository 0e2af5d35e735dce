package org.fip.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the demo researcher and connects them to the sandbox, the way a person would: through the public API. */
final class Seeding {
    private final Ports ports;
    private final Secrets secrets;

    Seeding(Ports ports, Secrets secrets) {
        this.ports = ports;
        this.secrets = secrets;
    }

    void run() {
        var api = new PlatformApi(ports.url(Ports.GATEWAY) + "/api");
        var password = secrets.password("demo");
        var registered = api.post(
                "/auth/register",
                Map.of(
                        "username", Logins.DEMO,
                        "email", "demo@localhost.localdomain",
                        "password", password,
                        "first_name", "Demo",
                        "last_name", "Researcher"));
        if (registered.status() != 409) {
            registered.expectSuccess();
        }
        api.signIn(Logins.DEMO, password);
        var sandbox = service(api.get("/services").expectSuccess(), "sandbox");
        var credential = api.get("/users/me/service-credentials/" + sandbox);
        if (credential.status() == 404) {
            api.post(
                            "/users/me/service-credentials",
                            Map.of("service_id", sandbox, "api_token", sandboxToken(), "label", "My sandbox account"))
                    .expectSuccess();
        }
    }

    private static long service(JsonNode services, String slug) {
        for (var service : services) {
            if (service.path("slug").asString().equals(slug)) {
                return service.path("id").asLong();
            }
        }
        throw new LauncherException("The sandbox service is not registered", "look at the log of service-registry");
    }

    // An API token replaces the one before, so this is asked for only when none is stored yet.
    private String sandboxToken() {
        var login = call(
                "/login",
                "application/json",
                new JsonMapper()
                        .writeValueAsString(
                                Map.of("username", Logins.SANDBOX, "password", secrets.password("sandbox"))),
                "");
        return call(
                        "/api/v2/users/" + Logins.SANDBOX + "/api-token?expiration=-1",
                        "application/x-www-form-urlencoded",
                        "",
                        login.path("access_token").asString())
                .path("token")
                .asString();
    }

    private JsonNode call(String path, String contentType, String body, String token) {
        var request = HttpRequest.newBuilder(URI.create(ports.url(Ports.SANDBOX) + path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("X-Auth-Token", token);
        }
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new LauncherException(
                        "The sandbox answered " + answer.statusCode() + " to " + path, "look at its log");
            }
            return new JsonMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new LauncherException("The sandbox cannot be reached", "look at its log");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted", "run it again");
        }
    }
}
