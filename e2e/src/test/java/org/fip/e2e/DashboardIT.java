package org.fip.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dashboard in a real browser; the steps are in the {@code browser} folder. */
class DashboardIT {
    @BeforeAll
    static void start() {
        LocalStack.ensureUp();
    }

    @Test
    void a_researcher_does_everything_in_the_browser_and_every_page_is_accessible() throws Exception {
        var account = SandboxAccount.register("heidiexample");
        LocalStack.run(
                Path.of("browser"),
                Map.of(
                        "FIP_URL", Target.CURRENT.dashboard(),
                        "FIP_SANDBOX_TOKEN", account.apiToken(),
                        "FIP_DEMO_VCF", DemoVcf.file().toString(),
                        "FIP_SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString(),
                        "FIP_SANDBOX_URL", Target.CURRENT.sandbox()),
                List.of(System.getenv().getOrDefault("FIP_NODE", "node"), "--test", "--test-reporter=spec"));
    }
}
