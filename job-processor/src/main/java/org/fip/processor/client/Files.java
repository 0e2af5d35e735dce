package org.fip.processor.client;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fip.common.client.ServiceClients;
import org.fip.common.client.ServiceUrls;
import org.fip.common.client.StreamedFile;
import org.fip.job.input.FilesVerdict;
import org.fip.job.store.Jobs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** file-manager: takes the uploads through, lists files, makes download links. */
@Component
public class Files {
    private static final Duration WHOLE_UPLOAD = Duration.ofHours(24);

    private static final Logger log = LoggerFactory.getLogger(Files.class);

    private final RestClient http;

    Files(ServiceClients clients, ServiceUrls urls) {
        this.http = clients.rest("file-manager", urls.fileManager(), WHOLE_UPLOAD);
    }

    /**
     * A file of a job.
     *
     * @param resultType what a result is; null for inputs
     * @param derivedFrom the file that this one was made of, to agree with a panel; null for all others
     * @param expiresAt when it is deleted unless a job needs it then; null for what is kept for good
     * @param keptUntil until when its owner wants it kept in any case; null when they have not said so
     * @param packedFrom what it was when it came; null where it is as it came
     */
    public record StoredFile(
            UUID id,
            String filename,
            long fileSize,
            String sha256,
            String contentType,
            String fileType,
            @Nullable String resultType,
            @Nullable UUID derivedFrom,
            @Nullable UUID jobId,
            Instant createdAt,
            @Nullable PackedFrom packedFrom,
            @Nullable Instant expiresAt,
            @Nullable Instant keptUntil) {

        /** What a job that takes it under this name keeps of it. */
        public Jobs.InputFile asInput(String name) {
            return new Jobs.InputFile(
                    id,
                    name,
                    fileSize,
                    sha256,
                    packedFrom == null
                            ? null
                            : new Jobs.PackedFrom(packedFrom.filename(), packedFrom.fileSize(), packedFrom.sha256()));
        }
    }

    /** A file's name, size and content as it came. */
    public record PackedFrom(String filename, long fileSize, String sha256) {}

    /** A result with a link that opens it without sign-in until it expires. */
    public record ResultFile(
            UUID id,
            String filename,
            long fileSize,
            String sha256,
            @Nullable String resultType,
            String downloadUrl,
            Instant expiresAt) {}

    /** Passes the bytes on as they come. */
    public Jobs.InputFile upload(long userId, UUID jobId, String filename, InputStream content) {
        var form = new StreamedFile()
                .field("job_id", jobId.toString())
                .field("file_type", "input")
                .file("file", filename, content);
        var stored = Objects.requireNonNull(http.post()
                .uri("/internal/users/{user}/files", userId)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form)
                .retrieve()
                .body(StoredFile.class));
        return stored.asInput(stored.filename());
    }

    public List<StoredFile> ofJob(long userId, UUID jobId) {
        return Objects.requireNonNull(http.get()
                .uri("/internal/users/{user}/files?job_id={job}", userId, jobId)
                .retrieve()
                .body(new ParameterizedTypeReference<List<StoredFile>>() {}));
    }

    private record Chosen(List<UUID> fileIds) {}

    /** Those of the files that are the user's, in the order in which they are asked for. */
    public List<StoredFile> all(long userId, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return Objects.requireNonNull(http.post()
                .uri("/internal/users/{user}/files/find", userId)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Chosen(ids))
                .retrieve()
                .body(new ParameterizedTypeReference<List<StoredFile>>() {}));
    }

    /**
     * A line of a result's header: {@code source}, {@code mis_pipeline}, {@code phasing} and the like, with what it says.
     */
    public record Program(String key, String value) {}

    /**
     * What made a job's results.
     *
     * @param filesPending results that have not been read yet
     */
    public record Made(int filesPending, List<Program> programs) {}

    public Made programs(long userId, UUID jobId) {
        return Objects.requireNonNull(http.get()
                .uri("/internal/users/{user}/jobs/{job}/programs", userId, jobId)
                .retrieve()
                .body(Made.class));
    }

    /** Makes files that are here already the input of a job; 404 when one of them is not the user's. */
    public void attach(long userId, UUID jobId, List<UUID> ids) {
        http.post()
                .uri("/internal/users/{user}/files/attach", userId)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Inputs(jobId, ids))
                .retrieve()
                .toBodilessEntity();
    }

    /** Has the terms of those inputs of a job begin anew that are still there. */
    public void holdInputs(long userId, UUID jobId, List<UUID> ids) {
        for (var id : ids) {
            try {
                attach(userId, jobId, List.of(id));
            } catch (HttpClientErrorException.NotFound gone) {
                log.debug("The file {} was deleted before", id);
            }
        }
    }

    /** Removes everything of a job, and these inputs of it; what is gone already does not matter. */
    public void removeOfJob(long userId, UUID jobId, List<UUID> inputs) {
        http.post()
                .uri("/internal/users/{user}/files/remove", userId)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Inputs(jobId, inputs))
                .retrieve()
                .toBodilessEntity();
    }

    private record Inputs(UUID jobId, List<UUID> fileIds) {}

    /** What a service would make of files. */
    public FilesVerdict verdict(long userId, FilesVerdict.Question question) {
        return Objects.requireNonNull(http.post()
                .uri("/internal/users/{user}/files/verdict", userId)
                .contentType(MediaType.APPLICATION_JSON)
                .body(question)
                .retrieve()
                .body(FilesVerdict.class));
    }

    public void delete(long userId, UUID fileId) {
        http.delete()
                .uri("/internal/users/{user}/files/{file}", userId, fileId)
                .retrieve()
                .toBodilessEntity();
    }

    public List<ResultFile> results(long userId, UUID jobId) {
        return Objects.requireNonNull(http.get()
                .uri("/internal/users/{user}/files/results?job_id={job}", userId, jobId)
                .retrieve()
                .body(new ParameterizedTypeReference<List<ResultFile>>() {}));
    }
}
