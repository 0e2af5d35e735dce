package org.fip.sandbox.simple;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.config.SandboxProperties;
import org.fip.sandbox.panel.OfferedPanel;
import org.fip.sandbox.panel.Panels;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What the service is and whom a token belongs to; everything else under the dialect's root is not there. */
@RestController
@RequestMapping("/simple")
class ServiceController {

    private final SandboxProperties settings;
    private final Panels panels;
    private final TokenCheck tokens;

    ServiceController(SandboxProperties settings, Panels panels, TokenCheck tokens) {
        this.settings = settings;
        this.panels = panels;
        this.tokens = tokens;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Service(
            String name,
            List<Panel> refpanels,
            List<String> builds,
            List<String> phasing,
            List<String> modes,
            long maxUploadBytes) {}

    record Panel(String id, String name, String build, Map<String, String> populations) {

        static Panel of(OfferedPanel panel) {
            return new Panel(panel.key(), panel.name(), panel.build(), panel.populations());
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Owner(String username, String fullName) {}

    @GetMapping("/api/v2/service")
    Service service() {
        return new Service(
                settings.name(),
                panels.offered().stream().map(Panel::of).toList(),
                SimpleForm.BUILDS,
                SimpleForm.PHASING,
                SimpleForm.MODES,
                settings.maxUpload().toBytes());
    }

    @GetMapping("/api/v2/users/me")
    Owner owner(HttpServletRequest request) {
        Account account = tokens.account(request);
        return new Owner(account.username(), account.fullName());
    }

    @RequestMapping({"", "/**"})
    void nothing(HttpServletRequest request) {
        throw new SimpleException(404, "There is no %s %s".formatted(request.getMethod(), request.getRequestURI()));
    }
}
