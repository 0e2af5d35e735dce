package org.fip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a job's secrets leave behind in the logs of all processes: nothing. */
class SecretsInLogsIT {
    @BeforeAll
    static void start() {
        LocalStack.ensureUp();
    }

    @Test
    void tokens_and_passwords_appear_in_no_log_whether_jobs_end_well_or_badly() throws Exception {
        var account = SandboxAccount.register("ivyexample");
        var ivy = Researcher.register("ivy");
        var first = account.apiToken();
        ivy.storeToken(first);
        ivy.finished(
                ivy.submit("Quiet", DemoVcf.file()).expectSuccess().path("id").asString());
        account.replaceToken();
        var failed = ivy.finished(ivy.submit("Rejected", DemoVcf.file())
                .expectSuccess()
                .path("id")
                .asString());
        assertThat(failed.path("status").asString()).isEqualTo("failed");

        // The last part of a JWT is its signature: without it the rest is of no use to anybody.
        var secrets = List.of(first, first.substring(first.lastIndexOf('.') + 1), ivy.password());
        assertThat(Target.CURRENT.logs())
                .hasSizeGreaterThan(8)
                .allSatisfy((part, log) -> assertThat(log).as(part).isNotEmpty().doesNotContain(secrets));
    }
}
