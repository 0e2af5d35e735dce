package org.fip.file.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.fip.common.page.Page;
import org.fip.common.problem.CommonProblem;
import org.fip.common.security.CallableBy;
import org.fip.common.security.PlatformUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What files there are. */
@RestController
class FileController {
    private static final int LAST_PAGE = 1_000_000;

    private final FileCatalogue files;
    private final FileList list;
    private final Deletion deletion;

    FileController(FileCatalogue files, FileList list, Deletion deletion) {
        this.files = files;
        this.list = list;
        this.deletion = deletion;
    }

    /**
     * A user's files.
     *
     * @param q part of the name, in any case
     * @param sort {@code created_at}, {@code filename}, {@code file_size} or {@code expires_at}, with {@code ,asc} or
     *     {@code ,desc}; what is kept for good expires last
     */
    @GetMapping("/files")
    Page<StoredFile> list(
            PlatformUser user,
            @RequestParam(name = "job_id", required = false) @Nullable UUID jobId,
            @RequestParam(name = "file_type", required = false) @Nullable String fileType,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "created_at,desc") String sort,
            @RequestParam(defaultValue = "0") @Min(0) @Max(LAST_PAGE) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size) {
        var found = list.page(user.userId(), new FileList.Wanted(jobId, type(fileType), q, sort), page, size);
        return new Page<>(files.all(user.userId(), found.items()), page, size, found.total());
    }

    @GetMapping("/files/{id}")
    StoredFile get(PlatformUser user, @PathVariable UUID id) {
        return files.get(user.userId(), id);
    }

    /** 409 {@code file_in_use} while a job that has not ended needs the file. */
    @DeleteMapping("/files/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(PlatformUser user, @PathVariable UUID id) {
        deletion.delete(user.userId(), id);
    }

    @GetMapping("/internal/users/{userId}/files")
    @CallableBy({"job-processor", "job-worker"})
    List<StoredFile> ofJob(@PathVariable long userId, @RequestParam("job_id") UUID jobId) {
        return files.ofJob(userId, jobId);
    }

    /** Files that are asked for by their ids: too many for an address. */
    record Chosen(@Size(max = 500) List<UUID> fileIds) {}

    @PostMapping("/internal/users/{userId}/files/find")
    @CallableBy({"job-processor", "job-worker"})
    List<StoredFile> all(@PathVariable long userId, @RequestBody @Valid Chosen chosen) {
        return files.all(userId, chosen.fileIds());
    }

    /** Inputs that were uploaded before their job. */
    record Inputs(UUID jobId, @Size(min = 1, max = 500) List<UUID> fileIds) {}

    @PostMapping("/internal/users/{userId}/files/attach")
    @CallableBy("job-processor")
    List<StoredFile> attach(@PathVariable long userId, @RequestBody @Valid Inputs inputs) {
        return files.attach(userId, inputs.jobId(), inputs.fileIds());
    }

    @DeleteMapping("/internal/users/{userId}/files/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @CallableBy("job-processor")
    void deleteFor(@PathVariable long userId, @PathVariable UUID id) {
        files.delete(userId, id);
    }

    /** All files of a job that was deleted, and these inputs of it. */
    record OfDeletedJob(UUID jobId, @Size(max = 500) List<UUID> fileIds) {}

    @PostMapping("/internal/users/{userId}/files/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @CallableBy("job-processor")
    void deleteOfJob(@PathVariable long userId, @RequestBody @Valid OfDeletedJob job) {
        files.deleteOfJob(userId, job.jobId(), job.fileIds());
    }

    private static @Nullable FileType type(@Nullable String text) {
        return text == null
                ? null
                : FileType.ofText(text)
                        .orElseThrow(() -> new CommonProblem.ValidationFailed(List.of(
                                        new CommonProblem.FieldError("file_type", "must be 'input' or 'output'")))
                                .asException());
    }
}
