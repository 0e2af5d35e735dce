package org.fip.sandbox.wes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.fip.sandbox.config.SandboxProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the service is, in the Starter Kit's style: versions are plain lists and texts, and much is left out. */
@RestController
@InStarterKitStyle
class StarterKitServiceController {

    private static final String DATE = "2020-01-15T12:00:00Z";

    private final SandboxProperties settings;
    private final BearerCheck bearer;

    StarterKitServiceController(SandboxProperties settings, BearerCheck bearer) {
        this.settings = settings;
        this.bearer = bearer;
    }

    record Type(String group, String artifact, String version) {}

    record Organization(String name, String url) {}

    /** The general GA4GH fields are in camel case, those of WES are not. */
    record ServiceInfo(
            String id,
            String name,
            String description,
            String contactUrl,
            String documentationUrl,
            String createdAt,
            String updatedAt,
            String environment,
            String version,
            Type type,
            Organization organization,
            Map<String, List<String>> workflow_type_versions,
            Map<String, String> workflow_engine_versions) {}

    @GetMapping(Links.ROOT + "/service-info")
    ServiceInfo serviceInfo(HttpServletRequest request) {
        bearer.account(request);
        return new ServiceInfo(
                "org.fip.sandbox.wes",
                settings.name(),
                "Imputes for real, in the manner of the GA4GH Starter Kit.",
                "mailto:info@ga4gh.org",
                "https://github.com/ga4gh/ga4gh-starter-kit-wes",
                DATE,
                DATE,
                "test",
                "0.3.2",
                new Type("org.ga4gh", "wes", "1.0.1"),
                new Organization("FIP sandbox", "https://ga4gh.org"),
                Map.of("WDL", List.of("1.0"), StarterKitForm.TYPE, List.of(StarterKitForm.TYPE_VERSION)),
                Map.of("NATIVE", "1.0.0"));
    }
}
