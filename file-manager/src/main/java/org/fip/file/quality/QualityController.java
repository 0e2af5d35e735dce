package org.fip.file.quality;

import java.util.List;
import java.util.UUID;
import org.fip.common.problem.CommonProblem;
import org.fip.common.security.CallableBy;
import org.fip.common.security.PlatformUser;
import org.fip.file.quality.FileSummary.ReportLine;
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

    /**
     * What made a job's results.
     *
     * @param filesPending results that have not been read yet
     * @param programs as their headers state it
     */
    record Made(int filesPending, List<ReportLine> programs) {}

    @GetMapping("/internal/users/{userId}/jobs/{id}/programs")
    @CallableBy("job-processor")
    Made programs(@PathVariable long userId, @PathVariable UUID id) {
        var quality = QualityView.of(id, analyses.ofJob(userId, id));
        return new Made(quality.filesPending(), quality.programs());
    }
}
