package org.fip.processor.submission;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.fip.common.security.PlatformUser;
import org.fip.processor.job.Job;
import org.fip.processor.job.JobViews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /jobs}. */
@RestController
class SubmissionController {
    private static final String REFUSED =
            "input_refused: the service would refuse the files; every reason is in findings, the job is kept as failed";

    private final SubmissionService submissions;
    private final UploadedFilesService uploaded;
    private final JobViews views;

    SubmissionController(SubmissionService submissions, UploadedFilesService uploaded, JobViews views) {
        this.submissions = submissions;
        this.uploaded = uploaded;
        this.views = views;
    }

    /**
     * The form, for the published document; the bytes are read as they arrive and never bound to it.
     *
     * @param inputFile may be repeated, one file per chromosome
     * @param terms may be repeated, one id of the service's terms each: all of them, or none where consent is not stated
     */
    @Schema(
            description =
                    "Values are those that the service lists under /services/{id}/parameters; what is left out takes"
                            + " the service's default. Its further options are fields named option.{id}.")
    record SubmitJobForm(
            String name,
            long serviceId,
            long referencePanelId,
            @Nullable String build,

            @ArraySchema(schema = @Schema(type = "string", format = "binary"))
            List<String> inputFile,

            @Nullable String phasing,
            @Nullable String population,
            @Nullable String r2Filter,
            @Nullable String mode,
            @Nullable List<String> terms,
            @Nullable String description) {}

    /** 201 with the new job; 200 with the first one when the Idempotency-Key has been used before. */
    @PostMapping(path = "/jobs", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResponse(responseCode = "201", description = "The new job", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "The job of an earlier request", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "422", description = REFUSED, content = @Content)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                            schema = @Schema(implementation = SubmitJobForm.class)))
    ResponseEntity<Job> submit(
            PlatformUser user,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @IdempotencyKey @Nullable
                    String idempotencyKey) {
        return answer(submissions.submit(request, user.userId(), idempotencyKey));
    }

    /** The same for files that were uploaded before. */
    @PostMapping(path = "/jobs", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "201", description = "The new job", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "The job of an earlier request", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "422", description = REFUSED, content = @Content)
    ResponseEntity<Job> submitUploaded(
            PlatformUser user,
            @org.springframework.web.bind.annotation.RequestBody @Valid JobOrder order,
            @RequestHeader(name = "Idempotency-Key", required = false) @IdempotencyKey @Nullable
                    String idempotencyKey) {
        return answer(uploaded.submit(order, user.userId(), idempotencyKey));
    }

    private ResponseEntity<Job> answer(Accepted accepted) {
        return ResponseEntity.status(accepted.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(views.of(accepted.job()));
    }
}
