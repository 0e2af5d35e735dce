package org.fip.processor.deletion;

import java.util.UUID;
import org.fip.common.problem.CommonProblem;
import org.fip.common.security.PlatformUser;
import org.fip.job.store.Deletions;
import org.fip.processor.job.JobNotEnded;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code DELETE /jobs/{id}}. */
@RestController
class DeletionController {
    private final Deletions deletions;
    private final Remains remains;

    DeletionController(Deletions deletions, Remains remains) {
        this.deletions = deletions;
        this.remains = remains;
    }

    /**
     * Deletes a job that has ended, with its results and with those of its inputs that no other job uses. Cannot be undone: the
     * keys of the files' bytes go.
     */
    @DeleteMapping("/jobs/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(PlatformUser user, @PathVariable UUID id) {
        var job = deletions
                .delete(id, user.userId())
                .orElseThrow(() -> new CommonProblem.NotFound("The job " + id).asException());
        if (!job.hasEnded()) {
            throw new JobNotEnded(job.status(), "", "Cancel it first, and delete it when it has ended").asException();
        }
        remains.clear();
    }
}
