package org.fip.e2e.fault;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.fip.e2e.DemoVcf;
import org.fip.e2e.Researcher;
import org.fip.e2e.SandboxAccount;
import org.fip.stack.PlatformApi;

/** A researcher with an account on the external server, at one of its services. */
record Visit(SandboxAccount account, Researcher researcher, long service) {

    static Visit to(String service, String why) throws Exception {
        var account = SandboxAccount.register(why.replaceAll("[^a-z0-9]", "") + service.replace("-", ""));
        var researcher = Researcher.register(why + "." + service);
        var id = researcher
                .api()
                .get("/services/" + service)
                .expectSuccess()
                .path("id")
                .asLong();
        var visit = new Visit(account, researcher, id);
        visit.storeToken();
        return visit;
    }

    void storeToken() {
        researcher
                .api()
                .post("/users/me/service-credentials", Map.of("service_id", service, "api_token", account.apiToken()))
                .expectSuccess();
    }

    PlatformApi.Answer trySubmit(String name) {
        return researcher.submitTo(service, name, Map.of("population", "off"), DemoVcf.file());
    }

    String submit(String name) {
        return trySubmit(name).expectSuccess().path("id").asString();
    }

    void awaitsExternalJobs(int number) {
        Awaitility.await(number + " external jobs of service " + service)
                .atMost(Duration.ofSeconds(60))
                .until(() -> account.jobs().size() == number);
    }

    void waitsFor(String id, String attention) {
        Awaitility.await(attention)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> researcher.job(id).path("attention").asString().equals(attention));
    }
}
