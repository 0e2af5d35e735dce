package org.fip.sandbox.cloudgene;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.fip.sandbox.cloudgene.shared.CloudgeneIntake;
import org.fip.sandbox.cloudgene.shared.Json;
import org.fip.sandbox.cloudgene.shared.Maintenance;
import org.fip.sandbox.cloudgene.shared.SubmissionRefused;
import org.fip.sandbox.job.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes jobs. It checks next to nothing of them: mistakes show up later, as the job's failure. */
@RestController
class SubmitController {

    private final CloudgeneIntake intake;
    private final Maintenance maintenance;

    SubmitController(CloudgeneIntake intake, Maintenance maintenance) {
        this.intake = intake;
        this.maintenance = maintenance;
    }

    @PostMapping("/api/v2/jobs/submit/{app}")
    Map<String, @Nullable Object> submit(Caller caller, @PathVariable String app, HttpServletRequest request)
            throws IOException {
        caller.refusedDuring(maintenance);
        if (!JakartaServletFileUpload.isMultipartContent(request)) {
            throw CloudgeneException.framework(
                    415,
                    "Content Type [" + request.getContentType()
                            + "] not allowed. Allowed types: [multipart/form-data]");
        }
        if (!App.named(app)) {
            throw CloudgeneException.application(404, "Application '" + app + "' not found.");
        }
        try {
            Job job = intake.take(caller.account(), app, request, App::accepts, CloudgeneIntake.PartsCheck.NONE);
            return Json.object(
                    "success", true, "message", "Your job was successfully added to the job queue.", "id", job.id());
        } catch (SubmissionRefused refused) {
            throw switch (refused.reason()) {
                case TOO_LARGE -> CloudgeneException.framework(413, refused.text());
                case UNKNOWN_PARAMETER, TOO_MANY_JOBS -> CloudgeneException.application(400, refused.text());
            };
        }
    }

    /** Without an app in the path nothing is found that takes a multipart body. */
    @PostMapping("/api/v2/jobs/submit")
    void withoutApp(Caller caller, HttpServletRequest request) {
        throw CloudgeneException.framework(
                415, "Content Type [" + request.getContentType() + "] not allowed for " + caller.username());
    }
}
