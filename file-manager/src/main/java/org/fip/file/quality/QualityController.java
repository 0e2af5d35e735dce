package org.fip.file.quality;

import java.util.UUID;
import org.fip.common.problem.CommonProblem;
import org.fip.common.security.PlatformUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How good a job's results are. */
@RestController
class QualityController {
    private final Analyses analyses;

    QualityController(Analyses analyses) {
        this.analyses = analyses;
    }

    @GetMapping("/jobs/{id}/quality")
    JobQuality quality(PlatformUser user, @PathVariable UUID id) {
        var files = analyses.ofJob(user.userId(), id);
        if (files.isEmpty()) {
            throw new CommonProblem.NotFound("Results of the job " + id).asException();
        }
        return QualityView.of(id, files);
    }
}
