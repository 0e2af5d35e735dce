package org.fip.sandbox.wes;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.fip.sandbox.config.SandboxProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What the service is, in Sapporo's style; nothing is told without a token. */
@RestController
@InSapporoStyle
@RequestMapping(Links.ROOT)
class SapporoServiceController {

    private static final String VERSION = "1.1.0";

    private final SandboxProperties settings;
    private final BearerCheck bearer;
    private final Runs runs;
    private final Instant started;

    SapporoServiceController(SandboxProperties settings, BearerCheck bearer, Runs runs, Clock clock) {
        this.settings = settings;
        this.bearer = bearer;
        this.runs = runs;
        this.started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    record Type(String group, String artifact, String version) {}

    record Organization(String name, String url) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record TypeVersions(List<String> workflowTypeVersion) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record EngineVersions(List<String> workflowEngineVersion) {}

    /** The general GA4GH fields are in camel case, those of WES are not. */
    record ServiceInfo(
            String id,
            String name,
            Type type,
            String description,
            Organization organization,
            String contactUrl,
            String createdAt,
            String updatedAt,
            @Nullable String environment,
            String version,
            Map<String, TypeVersions> workflow_type_versions,
            List<String> supported_wes_versions,
            List<String> supported_filesystem_protocols,
            Map<String, EngineVersions> workflow_engine_versions,
            Map<String, List<String>> default_workflow_engine_parameters,
            Map<RunState, Integer> system_state_counts,
            String auth_instructions_url,
            Map<String, String> tags) {}

    @GetMapping("/service-info")
    ServiceInfo serviceInfo(HttpServletRequest request) {
        bearer.account(request);
        String home = Links.of(request).base().replace(Links.ROOT, "/");
        return new ServiceInfo(
                "org.fip.sandbox.wes",
                settings.name(),
                new Type("org.ga4gh", "wes", VERSION),
                "Imputes for real; the only workflow is " + RunRequest.WORKFLOW + ".",
                new Organization("FIP sandbox", home),
                home,
                started.toString(),
                started.toString(),
                "test",
                "1.0",
                Map.of(SapporoForm.TYPE, new TypeVersions(List.of(SapporoForm.TYPE_VERSION))),
                List.of(VERSION),
                List.of("http", "https"),
                Map.of(SapporoForm.ENGINE, new EngineVersions(List.of(SapporoForm.ENGINE_VERSION))),
                Map.of(),
                runs.counts(),
                home,
                Map.of("workflow_url", RunRequest.WORKFLOW));
    }

    @RequestMapping({"", "/**"})
    void nothing() {
        throw new WesException(404, "Not Found");
    }
}
