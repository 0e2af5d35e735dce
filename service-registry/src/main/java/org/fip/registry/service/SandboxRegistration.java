package org.fip.registry.service;

import java.util.List;
import org.fip.registry.RegistrySettings;
import org.fip.registry.panel.Panel;
import org.fip.registry.panel.Panels;
import org.fip.registry.panel.ReferencePanel;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Registers the local sandbox and its panels, where one is configured; running it again changes nothing. */
@Component
class SandboxRegistration implements ApplicationRunner {
    /** The panel that the sandbox generates by itself. */
    private static final String GENERATED = "apps@fip-demo@1.0.0";

    private static final List<Panel.Population> POPULATIONS =
            List.of(new Panel.Population("all", "ALL"), new Panel.Population("off", "Skip the frequency check"));

    private final RegistrySettings settings;
    private final ImputationServices services;
    private final Panels panels;

    SandboxRegistration(RegistrySettings settings, ImputationServices services, Panels panels) {
        this.settings = settings;
        this.services = services;
        this.panels = panels;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var url = settings.sandboxUrl();
        if (url == null) {
            return;
        }
        var sandbox = services.findBySlug("sandbox")
                .orElseGet(() -> services.save(ImputationService.sandbox(url.toString())));
        sandbox.moveTo(url.toString());
        var panel = panels.findByServiceIdAndKey(sandbox.id(), GENERATED)
                .orElseGet(() -> ReferencePanel.of(sandbox.id(), GENERATED));
        panel.describe("FIP demo panel (GRCh38/hg38)", "hg38", POPULATIONS);
        panels.save(panel);
    }
}
