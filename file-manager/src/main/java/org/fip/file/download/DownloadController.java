package org.fip.file.download;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.fip.common.security.CallableBy;
import org.fip.common.security.PlatformUser;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.storage.BlobStorage;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Links and what they open. */
@RestController
class DownloadController {
    private final Links links;
    private final LinkSigner signer;
    private final FileCatalogue files;
    private final BlobStorage storage;

    DownloadController(Links links, LinkSigner signer, FileCatalogue files, BlobStorage storage) {
        this.links = links;
        this.signer = signer;
        this.files = files;
        this.storage = storage;
    }

    @GetMapping("/files/{id}/download")
    DownloadLink link(PlatformUser user, @PathVariable UUID id) {
        return links.forPerson(user.userId(), id);
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

    /** The bytes. Ranges, HEAD and conditional requests are answered by Spring from the resource. */
    @GetMapping("/files/download/{token}")
    ResponseEntity<Resource> download(@PathVariable String token) {
        // What follows the token is the file's name, for programs that look at it.
        var grant = signer.verify(token.split("\\.", 2)[0]);
        var file = files.require(grant.userId(), grant.fileId());
        var name = file.filename().substring(file.filename().lastIndexOf('/') + 1);
        return ResponseEntity.ok()
                .eTag(file.sha256())
                // Never rendered in the platform's own origin, whatever an external server has sent.
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new BlobResource(file, storage));
    }
}
