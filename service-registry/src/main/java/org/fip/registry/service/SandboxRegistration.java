package org.fip.registry.service;

import java.util.List;
import java.util.Map;
import org.fip.registry.RegistrySettings;
import org.fip.registry.panel.Panel;
import org.fip.registry.panel.Panels;
import org.fip.registry.panel.ReferencePanel;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Registers the local sandbox in each of its dialects, where one is configured; running it again changes nothing. */
@Component
class SandboxRegistration implements ApplicationRunner {
    /** The panel that the sandbox generates by itself. */
    private static final String GENERATED = "apps@fip-demo@1.0.0";

    private static final List<Panel.Population> POPULATIONS =
            List.of(new Panel.Population("all", "ALL"), new Panel.Population("off", "Skip the frequency check"));

    private static final List<Dialect> DIALECTS = List.of(
            new Dialect(
                    "sandbox",
                    "FIP Sandbox (local)",
                    "michigan",
                    "",
                    Map.of("app", "imputationserver2", "min_samples", "20")),
            new Dialect(
                    "sandbox-cloudgene2",
                    "FIP Sandbox, Cloudgene 2 (local)",
                    "michigan",
                    "/cloudgene2",
                    Map.of("min_samples", "20")),
            new Dialect("sandbox-simple", "FIP Sandbox, simplified API (local)", "michigan", "/simple", Map.of()),
            new Dialect(
                    "sandbox-wes",
                    "FIP Sandbox, GA4GH WES (local)",
                    "wes",
                    "",
                    Map.of("workflow_url", "sandbox/impute", "workflow_params", """
                            {"input":"${input_urls}","refpanel":"${refpanel}","build":"${build}","population":"${population}",\
                            "phasing":"${phasing}","mode":"${mode}","r2_filter":"${r2_filter}"}""")));

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
        for (var dialect : DIALECTS) {
            var service = services.findBySlug(dialect.slug())
                    .orElseGet(() -> services.save(ImputationService.sandbox(
                            dialect.slug(), dialect.name(), dialect.apiType(), dialect.apiConfig())));
            service.moveTo(url + dialect.path());
            var panel = panels.findByServiceIdAndKey(service.id(), GENERATED)
                    .orElseGet(() -> ReferencePanel.of(service.id(), GENERATED));
            panel.describe("FIP demo panel (GRCh38/hg38)", "hg38", POPULATIONS);
            panels.save(panel);
        }
    }

    /** One way to speak to the sandbox, below its address. */
    private record Dialect(String slug, String name, String apiType, String path, Map<String, String> apiConfig) {}
}
