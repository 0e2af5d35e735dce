package org.fip.processor.submission;

import java.util.UUID;
import org.fip.common.security.PlatformUser;
import org.fip.processor.job.Job;
import org.fip.processor.job.JobViews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /jobs/{id}/clone}. */
@RestController
class CloneController {
    private final CloneService clones;
    private final JobViews views;

    CloneController(CloneService clones, JobViews views) {
        this.clones = clones;
        this.views = views;
    }

    /**
     * A new job with the input files of another, and with whatever is said to be different. 201 with the new job; 200 with the
     * first one when the Idempotency-Key has been used before.
     */
    @PostMapping("/jobs/{id}/clone")
    ResponseEntity<Job> copy(
            PlatformUser user,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable CloneOrder changes,
            @RequestHeader(name = "Idempotency-Key", required = false) @IdempotencyKey @Nullable
                    String idempotencyKey) {
        var accepted = clones.copy(id, changes == null ? CloneOrder.UNCHANGED : changes, user.userId(), idempotencyKey);
        return ResponseEntity.status(accepted.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(views.of(accepted.job()));
    }
}
