package org.fip.sandbox.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fip.sandbox.account.Accounts;
import org.fip.sandbox.account.Tokens;
import org.fip.sandbox.demo.DemoData;
import org.fip.sandbox.engine.ImputationEngine;
import org.fip.sandbox.engine.PhasingMethod;
import org.fip.sandbox.job.Disturbances;
import org.fip.sandbox.job.Downloads;
import org.fip.sandbox.job.JobQueue;
import org.fip.sandbox.job.JobRunner;
import org.fip.sandbox.job.Jobs;
import org.fip.sandbox.panel.OfferedPanel;
import org.fip.sandbox.panel.Panels;
import org.fip.sandbox.pipeline.ImputationPipeline;
import org.fip.sandbox.upload.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the server together from its settings. */
@Configuration(proxyBeanMethods = false)
class ServerParts {

    private static final Logger LOG = LoggerFactory.getLogger(ServerParts.class);

    @Bean
    Clock clock() {
        return Clock.systemDefaultZone();
    }

    @Bean
    Accounts accounts(SandboxProperties settings, Clock clock) throws IOException {
        var accounts = new Accounts(settings.dataDir().resolve("accounts"), clock);
        for (SandboxProperties.PresetAccount preset : settings.accounts()) {
            String fullName = preset.fullName().isEmpty() ? preset.username() : preset.fullName();
            accounts.create(preset.username(), preset.password(), fullName, preset.mail(), preset.admin())
                    .ifPresent(made -> LOG.info("Account {} was made", made.username()));
        }
        return accounts;
    }

    @Bean
    Tokens tokens(SandboxProperties settings, Accounts accounts, Clock clock) throws IOException {
        return new Tokens(settings.dataDir().resolve("signing.key"), accounts, clock);
    }

    @Bean
    Panels panels(SandboxProperties settings) {
        List<OfferedPanel> offered = new ArrayList<>();
        offered.add(new OfferedPanel(
                "fip-demo",
                "1.0.0",
                "FIP demo panel (GRCh38/hg38)",
                "hg38",
                populations(Map.of("all", "ALL (simulated)")),
                Map.of("20", () -> DemoData.generate().panel())));
        settings.panels().forEach(panel -> offered.add(configured(panel)));
        return new Panels(offered);
    }

    private static OfferedPanel configured(SandboxProperties.Panel panel) {
        Map<String, OfferedPanel.Source> chromosomes = new LinkedHashMap<>();
        panel.chromosomes().forEach((chromosome, file) -> {
            if (!Files.isReadable(file)) {
                throw new IllegalStateException("fip.sandbox.panels: %s of panel %s cannot be read: %s"
                        .formatted(chromosome, panel.id(), file));
            }
            chromosomes.put(chromosome, OfferedPanel.Source.msav(file));
        });
        String[] idAndVersion = panel.id().split("@", 2);
        String version = idAndVersion.length == 2 ? idAndVersion[1] : "1.0.0";
        return new OfferedPanel(
                idAndVersion[0], version, panel.name(), panel.build(), populations(panel.populations()), chromosomes);
    }

    private static Map<String, String> populations(Map<String, String> given) {
        Map<String, String> populations = new LinkedHashMap<>(given);
        populations.put("off", "Skip");
        return populations;
    }

    @Bean
    ImputationEngine engine(SandboxProperties settings) {
        Path panelFolder = settings.dataDir().resolve("panels").toAbsolutePath();
        ImputationEngine engine = settings.engine().choose(panelFolder);
        LOG.info("Imputation by {}", engine.name());
        return engine;
    }

    @Bean
    PhasingMethod phasing(SandboxProperties settings) {
        PhasingMethod phasing = PhasingMethod.choose(settings.geneticMap());
        LOG.info("Phasing by {}", phasing.name());
        return phasing;
    }

    @Bean
    Jobs jobs(SandboxProperties settings, Clock clock, Disturbances disturbances) throws IOException {
        return new Jobs(settings.dataDir().resolve("jobs"), clock, settings.maxJobsPerUser(), disturbances);
    }

    @Bean
    Incoming incoming(SandboxProperties settings) throws IOException {
        return new Incoming(
                settings.dataDir().resolve("incoming"), settings.maxUpload().toBytes());
    }

    @Bean
    ImputationPipeline pipeline(
            SandboxProperties settings, Panels panels, ImputationEngine engine, PhasingMethod phasing) {
        return new ImputationPipeline(
                panels,
                engine,
                phasing,
                settings.minSamples(),
                settings.maxSamples(),
                settings.maxUpload().toBytes());
    }

    @Bean
    JobQueue queue(SandboxProperties settings, Jobs jobs, ImputationPipeline pipeline, Disturbances disturbances) {
        return new JobQueue(jobs, new JobRunner(jobs, pipeline, disturbances), settings.workers(), disturbances);
    }

    @Bean
    Downloads downloads(SandboxProperties settings, Jobs jobs, Disturbances disturbances) {
        return new Downloads(jobs, settings.downloadDelay(), disturbances);
    }
}
