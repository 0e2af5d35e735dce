package org.fip.processor.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.test.context.DynamicPropertyRegistry;

/** user-service, service-registry and file-manager, as far as job-processor asks them; keeps what it was asked in order. */
public final class StandInPlatform {
    public static final StandInPlatform INSTANCE = new StandInPlatform();
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern FILENAME = Pattern.compile("filename=\"([^\"]+)\"");

    /** A file as it was uploaded. */
    public record Uploaded(UUID id, String filename, String wholeRequest) {}

    private static final String RESULT = """
            {"id":"11111111-2222-3333-4444-555555555555","filename":"chr20.dose.vcf.gz","file_size":15728640,"sha256":"cd",
             "content_type":"application/gzip","file_type":"output","result_type":"imputed_genotypes",
             "created_at":"2026-11-24T01:00:00Z"}""";

    private static final String PROGRAMS = """
            {"files_pending":0,"programs":[{"key":"source","value":"Minimac4 v4.1.6"},{"key":"mis_phasing","value":"eagle 2.4.1"}]}""";

    private static final String ACCEPTED = "{\"outcome\":\"accepted\",\"files\":[],\"together\":[]}";

    private final HttpServer http;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Uploaded> uploads = new CopyOnWriteArrayList<>();
    private final List<String> attached = new CopyOnWriteArrayList<>();
    private final List<String> removed = new CopyOnWriteArrayList<>();
    private volatile boolean hasCredential = true;
    private volatile boolean filesDown;
    private volatile boolean hasResult;
    private volatile String programs = PROGRAMS;
    private volatile Offer offer = Offer.USUAL;
    private volatile String verdict = ACCEPTED;
    private volatile int verdictStatus = 200;

    private StandInPlatform() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::answer);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    public void register(DynamicPropertyRegistry registry) {
        for (var service : List.of("user-service", "service-registry", "file-manager")) {
            registry.add(
                    "fip.services." + service,
                    () -> "http://127.0.0.1:" + http.getAddress().getPort());
        }
    }

    public void reset() {
        asked.clear();
        uploads.clear();
        attached.clear();
        removed.clear();
        hasCredential = true;
        filesDown = false;
        hasResult = false;
        programs = PROGRAMS;
        offer = Offer.USUAL;
        verdict = ACCEPTED;
        verdictStatus = 200;
    }

    public void userHasCredential(boolean present) {
        hasCredential = present;
    }

    /** Every job has left a file of imputed genotypes. */
    public void hasResult() {
        hasResult = true;
    }

    /** Results are still being read for what made them. */
    public void readsResults() {
        programs = "{\"files_pending\":1,\"programs\":[]}";
    }

    /** The headers of the results hold this line. */
    public void resultsState(String key, String value) {
        programs = "{\"files_pending\":0,\"programs\":[{\"key\":\"%s\",\"value\":\"%s\"}]}".formatted(key, value);
    }

    public void hasReadResults() {
        programs = PROGRAMS;
    }

    public void filesAreDown() {
        filesDown = true;
    }

    public void filesAreUp() {
        filesDown = false;
    }

    /** All files that were uploaded are deleted. */
    public void forgetsFiles() {
        uploads.clear();
    }

    /** What was asked to be removed with jobs, as JSON. */
    public List<String> removed() {
        return new ArrayList<>(removed);
    }

    /** The service would end the job: for a file, and for what is to be said of all of them. */
    public void wouldRefuse() {
        verdict = """
                {"outcome":"would_be_refused",
                 "files":[{"file_id":"11111111-2222-3333-4444-555555555555","filename":"test.vcf.gz","inspected":true,
                   "reasons":[{"rule":"not-sorted","severity":"error","sentence":"Not sorted.","cure":"bcftools sort"},
                              {"rule":"indel","severity":"warning","sentence":"Indels are left out.","cure":""}]}],
                 "together":[{"rule":"lift-over","severity":"info","sentence":"Lifted over.","cure":""}],"unchecked":[]}""";
    }

    public void inspectionTakesLong() {
        verdict = "{\"outcome\":null,\"files\":[],\"together\":[]}";
    }

    public void inspectionFails() {
        verdictStatus = 500;
    }

    public void wouldAccept() {
        verdict = ACCEPTED;
    }

    public void offers(Offer parameters) {
        offer = parameters;
    }

    /** Method and path of every request, in order. */
    public List<String> asked() {
        return new ArrayList<>(asked);
    }

    public List<Uploaded> uploads() {
        return new ArrayList<>(uploads);
    }

    /** A file that the user has uploaded before. */
    public UUID has(String filename) {
        var file = new Uploaded(UUID.randomUUID(), filename, "");
        uploads.add(file);
        return file.id();
    }

    /** What was asked to be attached to jobs, as JSON. */
    public List<String> attached() {
        return new ArrayList<>(attached);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestMethod() + " " + path);
        if (path.contains("/service-credentials/")) {
            send(exchange, 200, "{\"has_credential\":" + hasCredential + "}");
        } else if (path.equals("/services/1/parameters")) {
            send(exchange, 200, offer.json());
        } else if (path.equals("/services/1")) {
            send(exchange, 200, """
                    {"id":1,"name":"H3Africa","api_type":"%s","base_url":"https://impute.example.org",
                     "website_url":"https://impute.example.org","is_active":true}""".formatted(offer.apiType()));
        } else if (path.equals("/services/9")) {
            send(exchange, 200, """
                    {"id":9,"name":"Retired","api_type":"michigan","is_active":false}""");
        } else if (path.equals("/panels/1")) {
            send(exchange, 200, """
                    {"id":1,"service_id":1,"key":"apps@h3africa-v6","name":"H3Africa v6","build":"hg38","is_available":true,
                     "populations":[{"key":"afr","name":"African"},{"key":"off","name":"Skip"}]}""");
        } else if (path.equals("/panels/2")) {
            send(exchange, 200, """
                    {"id":2,"service_id":1,"name":"Of a build that nobody tells","build":null,"is_available":true,"populations":[]}""");
        } else if (path.equals("/panels/3")) {
            send(exchange, 200, """
                    {"id":3,"service_id":1,"name":"Withdrawn","build":"hg38","is_available":false,"populations":[]}""");
        } else if (path.equals("/panels/4")) {
            send(exchange, 200, """
                    {"id":4,"service_id":2,"name":"HRC","build":"hg19","is_available":true,"populations":[]}""");
        } else if (path.startsWith("/internal/users/")) {
            files(exchange, path);
        } else {
            send(exchange, 404, "{}");
        }
    }

    private void files(HttpExchange exchange, String path) throws IOException {
        if (filesDown) {
            exchange.close();
            return;
        }
        if (path.endsWith("/programs")) {
            send(exchange, 200, programs);
        } else if (path.endsWith("/verdict")) {
            exchange.getRequestBody().readAllBytes();
            send(exchange, verdictStatus, verdict);
        } else if (path.endsWith("/remove")) {
            removed.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else if (path.endsWith("/attach")) {
            var wanted = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            attached.add(wanted);
            send(exchange, allThere(wanted) ? 200 : 404, "[]");
        } else if (path.endsWith("/find")) {
            var wanted = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            send(exchange, 200, list(uploads.stream().filter(u -> wanted.contains(u.id().toString()))));
        } else if (exchange.getRequestMethod().equals("POST")) {
            var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var name = FILENAME.matcher(request);
            if (!name.find()) {
                throw new IOException("The upload has no file name");
            }
            var file = new Uploaded(UUID.randomUUID(), name.group(1), request);
            uploads.add(file);
            send(exchange, 201, json(file));
        } else if (path.endsWith("/results")) {
            send(exchange, 200, """
                    [{"id":"11111111-2222-3333-4444-555555555555","filename":"chr20.dose.vcf.gz","file_size":15728640,
                      "sha256":"ab","download_url":"http://localhost:8000/api/files/download/t","expires_at":"2030-01-01T00:00:00Z"}]""");
        } else {
            send(exchange, 200, hasResult ? list(uploads.stream(), RESULT) : list(uploads.stream()));
        }
    }

    private boolean allThere(String wanted) {
        return ID.matcher(wanted.substring(wanted.indexOf("file_ids")))
                .results()
                .allMatch(id -> uploads.stream().anyMatch(u -> u.id().toString().equals(id.group())));
    }

    private static String list(Stream<Uploaded> files, String... more) {
        return "["
                + String.join(
                        ",",
                        Stream.concat(files.map(StandInPlatform::json), Stream.of(more))
                                .toList()) + "]";
    }

    private static String json(Uploaded file) {
        return """
                {"id":"%s","filename":"%s","file_size":2621440,"sha256":"ab","content_type":"application/gzip","file_type":"input","created_at":"2026-11-24T00:00:00Z"}""".formatted(file.id(), file.filename());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
