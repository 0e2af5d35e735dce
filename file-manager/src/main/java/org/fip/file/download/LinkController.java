package org.fip.file.download;

import java.util.List;
import java.util.UUID;
import org.fip.common.security.CallableBy;
import org.fip.common.security.PlatformUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives links to those who may have them. */
@RestController
class LinkController {
    private final Links links;

    LinkController(Links links) {
        this.links = links;
    }

    @GetMapping("/files/{id}/download")
    DownloadLink link(PlatformUser user, @PathVariable UUID id) {
        return links.forPerson(user.userId(), id);
    }

    /** All results of a job as one ZIP archive. */
    @GetMapping("/jobs/{id}/results/archive")
    ArchiveLink archive(PlatformUser user, @PathVariable UUID id) {
        return links.ofArchive(user.userId(), id);
    }

    @GetMapping("/internal/users/{userId}/files/{id}/download")
    @CallableBy({"job-processor", "job-worker"})
    DownloadLink linkForService(@PathVariable long userId, @PathVariable UUID id) {
        return links.forService(userId, id);
    }

    @GetMapping("/internal/users/{userId}/files/{id}/site-link")
    @CallableBy("job-worker")
    DownloadLink linkForSite(@PathVariable long userId, @PathVariable UUID id) {
        return links.forSite(userId, id);
    }

    /** All results of a job, each with a link for the person who owns them. */
    @GetMapping("/internal/users/{userId}/files/results")
    @CallableBy("job-processor")
    List<LinkedFile> results(@PathVariable long userId, @RequestParam("job_id") UUID jobId) {
        return links.ofResults(userId, jobId);
    }
}
