package org.fip.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.fip.sandbox.demo.DemoData;
import org.fip.sandbox.demo.ImputationAccuracy;
import tools.jackson.databind.JsonNode;

/** A whole job as the demo researcher: submit the sample, watch it, fetch the result, hold it against the masked truth. */
final class Demo {
    private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled");
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String RESULT = "chr20.dose.vcf.gz";

    private final PlatformApi api;
    private final Secrets secrets;
    private final Path folder;
    private final PrintStream out;

    Demo(PlatformApi api, Secrets secrets, Path folder, PrintStream out) {
        this.api = api;
        this.secrets = secrets;
        this.folder = folder;
        this.out = out;
    }

    /** Whether the job completed. */
    boolean run() {
        try {
            var data = DemoData.generate();
            var target = folder.resolve("demo-target.vcf.gz");
            data.writeTarget(target);
            api.signIn(Logins.DEMO, secrets.password("demo"));
            out.printf("Submitting %s with %d typed sites%n", target, data.typedSites());
            var job = follow(submit(target).path("id").asString());
            if (!job.path("status").asString().equals("completed")) {
                out.printf(
                        "The job %s: %s%n",
                        job.path("status").asString(), job.path("error_message").asString(""));
                return false;
            }
            report(data, download(job.path("id").asString()));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private JsonNode submit(Path target) {
        var panel = api.get("/services/sandbox/panels").expectSuccess().get(0);
        return api.submitJob(
                        Map.of(
                                "name", "Demo",
                                "service_id", panel.path("service_id").asString(),
                                "reference_panel_id", panel.path("id").asString(),
                                "build", "hg38",
                                "population", "all"),
                        target)
                .expectSuccess();
    }

    private JsonNode follow(String id) throws InterruptedException {
        var shown = "";
        var until = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(until)) {
            var job = api.get("/jobs/" + id).expectSuccess();
            var line = "%-10s %3d %%  %s"
                    .formatted(
                            job.path("status").asString(),
                            job.path("progress_percentage").asInt(),
                            job.path("attention_message").asString(""));
            if (!line.equals(shown)) {
                out.println("  " + line);
                shown = line;
            }
            if (FINAL.contains(job.path("status").asString())) {
                return job;
            }
            Thread.sleep(300);
        }
        throw new LauncherException(
                "The job has not ended after " + LIMIT.toMinutes() + " minutes", "see ./fip logs job-worker");
    }

    private Path download(String jobId) throws IOException, InterruptedException {
        for (var file : api.get("/jobs/" + jobId + "/results").expectSuccess().path("files")) {
            if (file.path("filename").asString().equals(RESULT)) {
                var result = folder.resolve(RESULT);
                try (var content = api.download(file.path("download_url").asString())) {
                    Files.copy(content, result, StandardCopyOption.REPLACE_EXISTING);
                }
                return result;
            }
        }
        throw new LauncherException("The job has no " + RESULT, "look at the job's page");
    }

    private void report(DemoData data, Path result) throws IOException {
        var truth = folder.resolve("demo-truth.vcf.gz");
        data.writeTruth(truth);
        try (var doses = Files.newInputStream(result);
                var masked = Files.newInputStream(truth)) {
            var accuracy = ImputationAccuracy.of(doses, masked);
            out.printf("%nImputed variants: %,d, downloaded to %s%n", accuracy.imputed(), result);
            out.printf(
                    "Mean R2 against the masked truth: %.3f in all, %.3f where the minor allele has 5 %% or more%n",
                    accuracy.meanR2(), accuracy.meanR2Common());
        }
    }
}
