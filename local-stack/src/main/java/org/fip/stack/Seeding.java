package org.fip.stack;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Makes the demo researcher, connects them and the operator to the sandbox, and has the platform ask the sandbox for its
 * panels: all the way a person would, through the public API.
 */
final class Seeding {
    private final Ports ports;
    private final Secrets secrets;
    private final SandboxTokens tokens;

    Seeding(Ports ports, Secrets secrets) {
        this.ports = ports;
        this.secrets = secrets;
        this.tokens = new SandboxTokens(ports.url(Ports.SANDBOX));
    }

    void run() {
        researcher();
        operator();
    }

    private void researcher() {
        var api = api();
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
        connect(api, Logins.SANDBOX, secrets.password("sandbox"));
    }

    private void operator() {
        var api = api();
        api.signIn(Logins.OPERATOR, secrets.password("operator"));
        connect(api, Logins.SANDBOX_OPERATOR, secrets.password("sandbox-operator"));
        for (var service : sandboxes(api)) {
            api.post("/services/" + service.path("id").asLong() + "/sync-panels", Map.of())
                    .expectSuccess();
        }
    }

    /** One account serves all the dialects that the sandbox speaks. */
    private void connect(PlatformApi api, String account, String password) {
        var missing = sandboxes(api).stream()
                .map(service -> service.path("id").asLong())
                .filter(id -> api.get("/users/me/service-credentials/" + id).status() == 404)
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        var token = tokens.make(account, password);
        for (var service : sandboxes(api)) {
            api.post(
                            "/users/me/service-credentials",
                            Map.of(
                                    "service_id",
                                    service.path("id").asLong(),
                                    "api_token",
                                    token,
                                    "label",
                                    "My sandbox account"))
                    .expectSuccess();
        }
    }

    private static List<JsonNode> sandboxes(PlatformApi api) {
        var services = api.get("/services").expectSuccess();
        return StreamSupport.stream(services.spliterator(), false)
                .filter(service -> service.path("slug").asString().startsWith("sandbox"))
                .toList();
    }

    private PlatformApi api() {
        return new PlatformApi(ports.url(Ports.GATEWAY) + "/api");
    }
}
