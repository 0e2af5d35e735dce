package org.fip.file.upload;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.fip.common.security.CallableBy;
import org.fip.common.security.CallingService;
import org.fip.common.security.PlatformUser;
import org.fip.file.catalogue.FileType;
import org.fip.file.catalogue.StoredFile;
import org.fip.file.storage.Transfers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files from people, and from services on behalf of people. */
@RestController
class UploadController {
    private final Uploads uploads;
    private final Transfers transfers;

    UploadController(Uploads uploads, Transfers transfers) {
        this.uploads = uploads;
        this.transfers = transfers;
    }

    /** The form, for the published document; the bytes are read as they arrive and never bound to it. */
    record UploadForm(
            @Schema(type = "string", format = "binary") String file,
            @Nullable UUID jobId,
            @Nullable FileType fileType) {}

    @PostMapping(path = "/files/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                            schema = @Schema(implementation = UploadForm.class)))
    StoredFile upload(PlatformUser user, HttpServletRequest request) {
        try (var _ = transfers.people().upload()) {
            return uploads.receive(request, user.userId(), Sender.PERSON);
        }
    }

    @PostMapping(path = "/internal/users/{userId}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @CallableBy({"job-processor", "job-worker"})
    StoredFile uploadFor(CallingService caller, @PathVariable long userId, HttpServletRequest request) {
        // job-processor passes on what people send.
        var lane = caller.name().equals("job-worker") ? transfers.platform() : transfers.people();
        try (var _ = lane.upload()) {
            return uploads.receive(request, userId, Sender.SERVICE);
        }
    }
}
