package org.fip.sandbox.pipeline;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fip.sandbox.upload.SentName;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.web.util.HtmlUtils;

/**
 * The step "Input Staging" of jobs that name their input: links are fetched, names are looked up among what was sent
 * along. Whoever may send jobs can so make the server call any address that it reaches.
 */
public final class InputStaging {

    /** The step's name. */
    public static final String NAME = "Input Staging";

    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration WHOLE_FILE = Duration.ofHours(1);
    private static final String SUFFIX = ".vcf.gz";

    private final long maximumBytes;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    InputStaging(long maximumBytes) {
        this.maximumBytes = maximumBytes;
    }

    /**
     * Brings the input together.
     *
     * @param named links and names, separated by blanks
     * @param sent what was sent along
     * @param into an empty folder or none
     */
    Path stage(String named, Path sent, Path into, StepLog log)
            throws PipelineException, IOException, InterruptedException {
        log.step(NAME);
        if (named.isBlank()) {
            throw new PipelineException("Parameter input is required: links or names of files, separated by blanks.");
        }
        Files.createDirectories(into);
        long left = maximumBytes;
        int number = 0;
        for (String source : named.strip().split("\\s+", -1)) {
            number++;
            log.add(MessageType.RUNNING, "Stage " + shown(source) + "...");
            Path file = source.contains("://") ? fetch(source, number, into, left) : copy(source, sent, into);
            left -= Files.size(file);
        }
        log.add(MessageType.OK, "%d file(s) staged.".formatted(number));
        return into;
    }

    private static Path copy(String name, Path sent, Path into) throws PipelineException, IOException {
        Path file = SentName.below(sent, name).filter(Files::isRegularFile).orElse(null);
        if (file == null) {
            throw new PipelineException("No such file: " + shown(name));
        }
        return Files.copy(file, free(into, SentName.last(name)));
    }

    private Path fetch(String link, int number, Path into, long left)
            throws PipelineException, IOException, InterruptedException {
        URI address = address(link);
        Path part = into.resolve("input-" + number + ".part");
        HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
        HttpResponse<@Nullable Path> answer = send(link, request, part, left);
        if (answer.statusCode() != 200) {
            throw new PipelineException(
                    "%s could not be fetched: the server answered %d.".formatted(shown(link), answer.statusCode()));
        }
        return Files.move(part, free(into, name(answer, address, number)));
    }

    private static URI address(String link) throws PipelineException {
        try {
            URI address = new URI(link);
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("(?i)https?")) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new PipelineException(shown(link) + " is not a link.");
        }
        throw new PipelineException(shown(link) + " cannot be fetched: only http and https links can.");
    }

    private HttpResponse<@Nullable Path> send(String link, HttpRequest request, Path file, long most)
            throws PipelineException, InterruptedException {
        CompletableFuture<HttpResponse<@Nullable Path>> answer = client.sendAsync(
                request,
                info -> info.statusCode() == 200
                        ? BodySubscribers.limiting(BodyHandlers.ofFile(file).apply(info), most)
                        : BodySubscribers.replacing(null));
        try {
            return answer.get(WHOLE_FILE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new PipelineException("%s could not be fetched: %s".formatted(shown(link), reason(e.getCause())));
        } catch (TimeoutException e) {
            throw new PipelineException(shown(link) + " could not be fetched in time.");
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        String message = cause == null ? null : cause.getMessage();
        return HtmlUtils.htmlEscape(message == null ? "no connection." : message);
    }

    /** Links to signed files often end in no name; the answer then tells it, or nobody does. */
    private static String name(HttpResponse<?> answer, URI address, int number) {
        String told = answer.headers()
                .firstValue("Content-Disposition")
                .map(header -> ContentDisposition.parse(header).getFilename())
                .orElse(null);
        String path = address.getPath() == null ? "" : address.getPath();
        String name = SentName.last(told == null ? path : told);
        return name.endsWith(SUFFIX) ? name : "input-" + number + SUFFIX;
    }

    private static Path free(Path folder, String name) {
        Path file = folder.resolve(name);
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(i + "-" + name);
        }
        return file;
    }

    /** Without what follows the path, which may be a signature. */
    private static String shown(String source) {
        return HtmlUtils.htmlEscape(source.replaceAll("[?#].*", ""));
    }
}
