package org.fip.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fip.e2e.LocalStack;
import org.fip.e2e.Researcher;
import org.fip.e2e.SandboxAccount;
import org.fip.stack.Ports;
import org.fip.stack.backing.FreePort;
import tools.jackson.databind.json.JsonMapper;

/**
 * A large VCF sent by {@code curl} through the platform, and by {@code curl} into nginx, which only writes it down; by turns, on
 * the same disk. Through the platform it goes to the file-manager as a form and as a resumable upload, and as a job by way of the
 * job-processor; each time it is hashed, encrypted and forced to disk before the answer, and inspected meanwhile as far as that
 * keeps up.
 */
final class UploadBesideNginx implements AutoCloseable {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final long MEGABYTES = Long.getLong("bench.megabytes", 2_000);
    private static final long SEED = Long.getLong("bench.seed", 1);
    private static final List<String> ON_THE_WAY = List.of("gateway", "job-processor", "file-manager");
    private static final String FORM = "gateway, file-manager";
    private static final String TUS = "gateway, file-manager, resumable (tus)";
    private static final String JOB = "gateway, job-processor, file-manager";
    private static final int DELETED = 204;
    private static final String VERSION = "Tus-Resumable: 1.0.0";
    private static final String LOCATION = "Location:";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file = Path.of("target", "upload.vcf.gz").toAbsolutePath();
    private final Path answer = Path.of("target", "answer.json").toAbsolutePath();
    private final Path headers = Path.of("target", "headers").toAbsolutePath();
    private final Path nginxFolder = Path.of("target", "nginx").toAbsolutePath();
    private final int nginxPort = FreePort.next();
    private final Process nginx;
    private final Researcher researcher = Researcher.register("bench");
    private final String token;

    private UploadBesideNginx() throws Exception {
        researcher.storeToken(SandboxAccount.register("bench").apiToken());
        token = researcher.token();
        nginx = nginx();
    }

    static void measure() throws Exception {
        // Places where a test may end a process are looked at for each piece that is stored.
        LocalStack.ensureUp(Map.of("FIP_FAULTS", "false"));
        try (var bench = new UploadBesideNginx()) {
            bench.run();
        }
    }

    private Process nginx() throws IOException {
        Files.createDirectories(nginxFolder.resolve("stored"));
        Files.writeString(nginxFolder.resolve("nginx.conf"), """
                daemon off; master_process off; pid nginx.pid; error_log stderr;
                events {}
                http {
                  access_log off; client_max_body_size 0; client_body_temp_path incoming;
                  server {
                    listen 127.0.0.1:%d;
                    location / { root stored; dav_methods PUT; }
                  }
                }
                """.formatted(nginxPort));
        return new ProcessBuilder("/usr/sbin/nginx", "-p", nginxFolder.toString(), "-e", "stderr", "-c", "nginx.conf")
                .redirectErrorStream(true)
                .redirectOutput(nginxFolder.resolve("log").toFile())
                .start();
    }

    private void run() throws Exception {
        LargeVcf.write(file, MEGABYTES * 1_000_000, SEED, 0);
        var sha256 = sha256();
        var megabytes = Files.size(file) / 1e6;
        System.out.printf(Locale.ROOT, "%,.0f MB in one file%n%n", megabytes);
        var toNginx = new Rounds();
        var toItsDisk = new Rounds();
        var toFiles = new Rounds();
        var resumed = new Rounds();
        var asJob = new Rounds();
        for (var round = 0; round < ROUNDS; round++) {
            intoNginx(toNginx, toItsDisk);
            var before = cpuSeconds();
            toFiles.add(intoFiles(sha256));
            var afterForm = cpuSeconds();
            resumed.add(resumably(sha256));
            var afterTus = cpuSeconds();
            asJob.add(asJob());
            System.out.printf("CPU seconds of round %d%n", round + 1);
            spent(FORM, before, afterForm);
            spent(TUS, afterForm, afterTus);
            spent(JOB, afterTus, cpuSeconds());
        }
        System.out.println();
        System.out.println("| upload | seconds: median (rounds) | MB a second | nginx's time × |\n|---|---|---|---|");
        row("nginx", megabytes, toNginx, toNginx);
        row("nginx, until the file is on the disk", megabytes, toItsDisk, toNginx);
        row(FORM, megabytes, toFiles, toNginx);
        row(TUS, megabytes, resumed, toNginx);
        row(JOB, megabytes, asJob, toNginx);
        System.out.printf(Locale.ROOT, "%nPeak memory: nginx %.0f MB", Run.peakOf(nginx.pid()));
        for (var part : ON_THE_WAY) {
            System.out.printf(Locale.ROOT, ", %s %.0f MB", part, Run.peakOf(pid(part)));
        }
        System.out.println();
    }

    private static long pid(String part) throws IOException {
        return Long.parseLong(Files.readString(LocalStack.HOME.resolve("run/" + part + ".pid"))
                .split(" ")[0]);
    }

    /** What each part has used of both cores so far, {@code user} and {@code sys}; other load does not change it much. */
    private static List<Double> cpuSeconds() throws IOException {
        var seconds = new ArrayList<Double>();
        for (var part : ON_THE_WAY) {
            var used = ProcessHandle.of(pid(part))
                    .flatMap(p -> p.info().totalCpuDuration())
                    .orElseThrow();
            seconds.add(used.toMillis() / 1000.0);
        }
        return seconds;
    }

    private static void spent(String way, List<Double> before, List<Double> after) {
        var parts = new ArrayList<String>();
        for (var n = 0; n < ON_THE_WAY.size(); n++) {
            parts.add(String.format(Locale.ROOT, "%s %.1f", ON_THE_WAY.get(n), after.get(n) - before.get(n)));
        }
        System.out.println("  " + way + ": " + String.join(", ", parts));
    }

    private String sha256() throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The platform's answer means that the file survives a power failure; nginx's means that after a {@code sync}. */
    private void intoNginx(Rounds answered, Rounds onDisk) throws Exception {
        var url = "http://127.0.0.1:%d/upload.vcf.gz".formatted(nginxPort);
        var run = curl("-T", file.toString(), url);
        var sync = Run.of(List.of("sync"));
        Files.delete(nginxFolder.resolve("stored/upload.vcf.gz"));
        answered.add(run);
        onDisk.add(new Run(run.seconds() + sync.seconds(), run.peakMegabytes()));
    }

    private Run intoFiles(String sha256) throws Exception {
        var run = curl("-F", "file=@" + file, api("/files/upload"));
        removeVerified(answered("id"), sha256);
        return run;
    }

    private void removeVerified(String id, String sha256) {
        var stored = researcher.api().get("/files/" + id).expectSuccess();
        if (!sha256.equals(stored.path("sha256").asString())) {
            throw new IllegalStateException("What was stored is not what was sent");
        }
        researcher.api().delete("/files/" + id).expectSuccess();
    }

    /** As the dashboard does it: all bytes in one request, which could be gone on with if it broke off. */
    private Run resumably(String sha256) throws Exception {
        var size = "Upload-Length: " + Files.size(file);
        var name = "Upload-Metadata: filename " + Base64.getEncoder().encodeToString("upload.vcf.gz".getBytes(UTF_8));
        curl("-D", headers.toString(), "-X", "POST", "-H", VERSION, "-H", size, "-H", name, api("/files/uploads"));
        var upload = Files.readAllLines(headers).stream()
                .filter(h -> h.regionMatches(true, 0, LOCATION, 0, LOCATION.length()))
                .map(h -> h.substring(h.lastIndexOf('/') + 1).strip())
                .findFirst()
                .orElseThrow();
        var run = curl(
                "-X",
                "PATCH",
                "-T",
                file.toString(),
                "-H",
                VERSION,
                "-H",
                "Upload-Offset: 0",
                "-H",
                "Content-Type: application/offset+octet-stream",
                api("/files/uploads/" + upload));
        removeVerified(upload, sha256);
        return run;
    }

    private Run asJob() throws Exception {
        var service = researcher.sandboxService();
        var panel = researcher
                .api()
                .get("/services/" + service + "/panels")
                .expectSuccess()
                .get(0);
        var fields = new HashMap<>(Map.of(
                "name", "Upload",
                "service_id", Long.toString(service),
                "reference_panel_id", panel.path("id").asString(),
                "build", "hg19",
                "population", "all"));
        var arguments = new ArrayList<String>();
        fields.forEach((name, value) -> arguments.addAll(List.of("-F", name + "=" + value)));
        arguments.addAll(List.of("-F", "input_file=@" + file, api("/jobs")));
        var run = curl(arguments.toArray(String[]::new));
        var job = answered("id");
        // Its way to the external server is not measured, and must not be in the next round's way.
        researcher.api().post("/jobs/" + job + "/cancel", Map.of()).expectSuccess();
        researcher.finished(job);
        await().atMost(Duration.ofMinutes(5))
                .until(() -> researcher.api().delete("/jobs/" + job).status() == DELETED);
        return run;
    }

    private Run curl(String... arguments) throws IOException, InterruptedException {
        // What was written before must not be in the way.
        Run.of(List.of("sync"));
        var command = new ArrayList<>(List.of(
                "curl", "-sS", "--fail-with-body", "-o", answer.toString(), "-H", "Authorization: Bearer " + token));
        command.addAll(List.of(arguments));
        try {
            return Run.of(command);
        } catch (IOException e) {
            throw new IOException(Files.exists(answer) ? Files.readString(answer) : "no answer", e);
        }
    }

    private String answered(String field) throws IOException {
        return JSON.readTree(Files.readString(answer)).path(field).asString();
    }

    private static String api(String path) {
        return LocalStack.PORTS.url(Ports.GATEWAY) + "/api" + path;
    }

    private static void row(String name, double megabytes, Rounds runs, Rounds nginx) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f (%s) | %.0f | %.2f |%n",
                name,
                runs.medianSeconds(),
                runs.each("%.1f", Run::seconds),
                megabytes / runs.medianSeconds(),
                runs.medianSeconds() / nginx.medianSeconds());
    }

    @Override
    public void close() throws IOException {
        nginx.destroy();
        Files.deleteIfExists(file);
        Files.deleteIfExists(answer);
        Files.deleteIfExists(headers);
    }
}
