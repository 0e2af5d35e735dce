package org.fip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fip.stack.PlatformApi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that the platform has never met: known by its address and a token, everything else is asked for. */
class ServiceDiscoveryIT {
    private static PlatformApi operator;

    @BeforeAll
    static void start() throws Exception {
        LocalStack.ensureUp();
        operator = LocalStack.operator();
    }

    @Test
    void a_new_service_needs_its_address_and_a_token_and_imputes() throws Exception {
        var id = operator.post(
                        "/services",
                        Map.of(
                                "name",
                                "Discovered " + LocalStack.RUN,
                                "api_type",
                                "michigan",
                                "base_url",
                                Target.CURRENT.sandboxFromInside(),
                                "allow_private_addresses",
                                true,
                                "poll_interval_seconds",
                                2))
                .expectSuccess()
                .path("id")
                .asLong();
        var account = SandboxAccount.register("judyexample");
        store(operator, id, account.apiToken());

        var synced = operator.post("/services/" + id + "/sync-panels", Map.of()).expectSuccess();
        assertThat(synced.path("panels_added").asInt()).isPositive();
        assertThat(synced.path("app_id").asString()).startsWith("imputationserver2");

        var judy = Researcher.register("judy");
        store(judy.api(), id, account.apiToken());
        var test = judy.api()
                .post("/users/me/service-credentials/" + id + "/test", Map.of())
                .expectSuccess();
        assertThat(test.path("status").asString()).isEqualTo("valid");
        assertThat(test.path("credential").path("remote_username").asString())
                .isEqualTo("judyexample" + LocalStack.RUN);
        assertThat(test.path("credential").path("expires_at").isString()).isTrue();

        var job = judy.finished(judy.submitTo(id, "Discovered", Map.of("population", "off"), DemoVcf.file())
                .expectSuccess()
                .path("id")
                .asString());
        assertThat(job.path("status").asString()).as("%s", job).isEqualTo("completed");
        operator.delete("/services/" + id);
    }

    @Test
    void what_the_server_does_not_list_is_refused_before_anything_is_uploaded() throws Exception {
        var account = SandboxAccount.register("karlexample");
        var karl = Researcher.register("karl");
        karl.storeToken(account.apiToken());
        var parameters = karl.api().get("/services/sandbox/parameters").expectSuccess();
        assertThat(parameters.path("source").asString()).isEqualTo("discovered");

        var answer = karl.submitTo(
                karl.sandboxService(),
                "Wrong",
                Map.of("phasing", "shapeit", "mode", "guess", "option.colour", "blue"),
                DemoVcf.file());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("phasing", "mode", "option.colour");
        assertThat(karl.api().get("/files").expectSuccess().path("total").asInt())
                .isZero();
        assertThat(account.jobs()).isEmpty();
    }

    private static void store(PlatformApi api, long service, String token) {
        api.post("/users/me/service-credentials", Map.of("service_id", service, "api_token", token))
                .expectSuccess();
    }
}
