package org.fip.sandbox.cloudgene2;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.cloudgene.shared.CloudgeneIntake;
import org.fip.sandbox.cloudgene.shared.ImputationForm;
import org.fip.sandbox.cloudgene.shared.Json;
import org.fip.sandbox.cloudgene.shared.Maintenance;
import org.fip.sandbox.cloudgene.shared.SubmissionParts;
import org.fip.sandbox.cloudgene.shared.SubmissionRefused;
import org.fip.sandbox.job.Job;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes jobs; to whoever has no good token the app does not exist. */
@RestController
class SubmitResource {

    private final CloudgeneIntake intake;
    private final Maintenance maintenance;

    SubmitResource(CloudgeneIntake intake, Maintenance maintenance) {
        this.intake = intake;
        this.maintenance = maintenance;
    }

    @PostMapping(Paths.API + "/jobs/submit/{app}")
    ResponseEntity<String> submit(Visitor visitor, @PathVariable String app, HttpServletRequest request)
            throws IOException {
        visitor.refusedDuring(maintenance);
        Account account = visitor.account();
        if (account == null || !app.equals(InstalledApp.ID)) {
            throw ServerResource.notFound(app);
        }
        if (!JakartaServletFileUpload.isMultipartContent(request)) {
            throw unreadable();
        }
        try {
            Job job = intake.take(account, app, request, ImputationForm::accepts, SubmitResource::refuseUrls);
            return Restlet.json(
                    200,
                    Json.object(
                            "success",
                            true,
                            "id",
                            job.id(),
                            "message",
                            "Your job was successfully added to the job queue."));
        } catch (FileUploadException e) {
            throw unreadable();
        } catch (SubmissionRefused refused) {
            throw RestletException.application(
                    400,
                    switch (refused.reason()) {
                        case TOO_LARGE -> "Upload limit reached.";
                        case UNKNOWN_PARAMETER, TOO_MANY_JOBS -> refused.text();
                    });
        }
    }

    private static void refuseUrls(SubmissionParts parts) {
        if (parts.filesAsText()) {
            throw RestletException.application(
                    400,
                    "Parameter '" + ImputationForm.FILES + "': URL-based uploads are no longer supported. Please upload"
                            + " your files directly.");
        }
    }

    private static RestletException unreadable() {
        return RestletException.application(400, "Error during input parameter parsing.");
    }
}
