package org.fip.worker.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fip.common.client.LargePieces;
import org.fip.common.client.ServiceClients;
import org.fip.common.client.ServiceUrls;
import org.fip.common.client.StreamedFile;
import org.fip.job.input.FilesVerdict;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** file-manager: inputs out of it, results into it, both streamed. */
@Component
public class Files {
    private static final Duration WHOLE_FILE = Duration.ofHours(24);

    private final RestClient http;
    private final HttpClient links =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Files(ServiceClients clients, ServiceUrls urls) {
        this.http = clients.rest("file-manager", urls.fileManager(), WHOLE_FILE);
    }

    /** A file of a job. */
    public record StoredFile(UUID id, String filename, long fileSize, String fileType) {}

    private record Link(URI downloadUrl) {
        @Override
        public String toString() {
            return "Link[•••]";
        }
    }

    /** Opens an input from its beginning, by a fresh link. */
    public InputStream open(long userId, UUID fileId) throws IOException {
        var link = link("/internal/users/{user}/files/{file}/download", userId, fileId);
        try {
            var answer = links.send(HttpRequest.newBuilder(link.downloadUrl()).build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() == 404) {
                answer.body().close();
                throw new InputDeletedException(fileId);
            }
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw refused(
                        "file-manager answered " + answer.statusCode() + " for file " + fileId, answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private record Chosen(List<UUID> fileIds) {}

    /** The files as they are now: one that came as plain text has another name and size since it was packed. */
    public List<StoredFile> all(long userId, List<UUID> ids) throws IOException {
        try {
            var found = Objects.requireNonNull(http.post()
                    .uri("/internal/users/{user}/files/find", userId)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new Chosen(ids))
                    .retrieve()
                    .body(new ParameterizedTypeReference<List<StoredFile>>() {}));
            if (found.size() < ids.size()) {
                throw new InputDeletedException();
            }
            return found;
        } catch (RestClientException e) {
            throw new IOException("file-manager does not list the input", e);
        }
    }

    /** What a service would make of files. */
    public FilesVerdict verdict(long userId, FilesVerdict.Question question) throws IOException {
        try {
            return Objects.requireNonNull(http.post()
                    .uri("/internal/users/{user}/files/verdict", userId)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(question)
                    .retrieve()
                    .body(FilesVerdict.class));
        } catch (HttpClientErrorException.NotFound e) {
            throw new InputDeletedException();
        } catch (RestClientException e) {
            throw new IOException("file-manager gives no verdict", e);
        }
    }

    /** A link by which an external site fetches an input itself. Whoever has it can read the file: it is never logged. */
    public URI siteLink(long userId, UUID fileId) throws IOException {
        return link("/internal/users/{user}/files/{file}/site-link", userId, fileId)
                .downloadUrl();
    }

    private Link link(String path, long userId, UUID fileId) throws IOException {
        try {
            return Objects.requireNonNull(
                    http.get().uri(path, userId, fileId).retrieve().body(Link.class));
        } catch (HttpClientErrorException.NotFound e) {
            throw new InputDeletedException(fileId);
        } catch (RestClientException e) {
            throw new IOException("file-manager gives no link for file " + fileId, e);
        }
    }

    /** Stores a result; one of the same name that an interrupted try has left gives way to it. */
    public void store(long userId, UUID jobId, String filename, InputStream content) throws IOException {
        // An empty report tells nothing, and file-manager keeps no empty files; it must not hold up the others.
        var peeked = new PushbackInputStream(content);
        var first = peeked.read();
        if (first < 0) {
            return;
        }
        peeked.unread(first);
        try {
            send(userId, jobId, filename, peeked);
        } catch (ResourceAccessException e) {
            // Usually the content itself broke off; whoever made it knows its own exception again.
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        } catch (RestClientResponseException e) {
            throw refused(
                    "file-manager did not take " + filename + ": HTTP " + e.getStatusCode(),
                    e.getStatusCode().value());
        }
    }

    /** Has a cause where file-manager is away, or has no room for one more transfer, and the job is to wait for it. */
    private static IOException refused(String message, int status) {
        return status == HttpStatus.SERVICE_UNAVAILABLE.value()
                ? new IOException(message, new HttpServerErrorException(HttpStatus.SERVICE_UNAVAILABLE))
                : new IOException(message);
    }

    private void send(long userId, UUID jobId, String filename, InputStream content) {
        http.post()
                .uri("/internal/users/{user}/files", userId)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(new StreamedFile()
                        .field("job_id", jobId.toString())
                        .field("file_type", "output")
                        .file("file", filename, new LargePieces(content)))
                .retrieve()
                .toBodilessEntity();
    }

    public List<StoredFile> ofJob(long userId, UUID jobId) {
        return Objects.requireNonNull(http.get()
                .uri("/internal/users/{user}/files?job_id={job}", userId, jobId)
                .retrieve()
                .body(new ParameterizedTypeReference<List<StoredFile>>() {}));
    }
}
