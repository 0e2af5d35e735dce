package org.fip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same job through each way to speak to an imputation server: from test of the token to imputed genotypes. */
class EveryDialectIT {
    @BeforeAll
    static void start() {
        LocalStack.ensureUp();
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox,chr20.dose.vcf.gz",
        "sandbox-cloudgene2,chr20.dose.vcf.gz",
        "sandbox-simple,imputed.vcf.gz",
        "sandbox-wes,imputed.vcf.gz"
    })
    void a_token_is_verified_and_a_job_brings_imputed_genotypes(String service, String genotypes) throws Exception {
        var account = SandboxAccount.register("dialect" + service.replace("-", ""));
        var lena = Researcher.register("lena." + service);
        var id = lena.api()
                .get("/services/" + service)
                .expectSuccess()
                .path("id")
                .asLong();
        lena.api()
                .post("/users/me/service-credentials", Map.of("service_id", id, "api_token", account.apiToken()))
                .expectSuccess();
        assertThat(lena.api()
                        .post("/users/me/service-credentials/" + id + "/test", Map.of())
                        .expectSuccess()
                        .path("status")
                        .asString())
                .isEqualTo("valid");

        var job = lena.finished(lena.submitTo(id, "By " + service, Map.of("population", "off"), DemoVcf.file())
                .expectSuccess()
                .path("id")
                .asString());

        assertThat(job.path("status").asString()).as("%s", job).isEqualTo("completed");
        assertThat(account.jobs()).hasSize(1);
        var vcf = ImputedVcf.read(lena.result(job.path("id").asString(), genotypes));
        assertThat(vcf.imputed()).isGreaterThan(DemoVcf.DATA.typedSites());
        assertThat(vcf.dosagesInRange()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"sandbox-cloudgene2", "sandbox-simple", "sandbox-wes"})
    void a_rejected_token_fails_the_job_as_documented(String service) {
        var mona = Researcher.register("mona." + service);
        var id = mona.api()
                .get("/services/" + service)
                .expectSuccess()
                .path("id")
                .asLong();
        mona.api()
                .post("/users/me/service-credentials", Map.of("service_id", id, "api_token", "not-a-token-that-works"))
                .expectSuccess();
        var job = mona.finished(mona.submitTo(id, "Stale", Map.of("population", "off"), DemoVcf.file())
                .expectSuccess()
                .path("id")
                .asString());
        assertThat(job.path("error_code").asString()).as("%s", job).isEqualTo("authentication_failed");
    }
}
