package org.fip.file.download;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.fip.common.security.CallableBy;
import org.fip.common.security.PlatformUser;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.storage.Contents;
import org.fip.file.storage.StorageUnavailableException;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
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
    private final Contents contents;

    DownloadController(Links links, LinkSigner signer, FileCatalogue files, Contents contents) {
        this.links = links;
        this.signer = signer;
        this.files = files;
        this.contents = contents;
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

    /** The bytes. Ranges and conditional requests are answered by Spring from the resource. */
    @GetMapping("/files/download/{token}")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> download(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        // What follows the token is the file's name, for programs that look at it.
        var grant = signer.verify(token.split("\\.", 2)[0]);
        var file = files.require(grant.userId(), grant.fileId());
        // What does not open has to be said before the answer has a length and a name to be saved under.
        open(file.id());
        var answer = ResponseEntity.ok()
                .eTag(file.sha256())
                // Never rendered in the platform's own origin, whatever an external server has sent.
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(file.filename()));
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            // With a body, all of it would be decrypted to be thrown away.
            return answer.contentLength(file.fileSize())
                    .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                    .build();
        }
        var content = new BlobResource(file, contents);
        var ranges = request.getHeader(HttpHeaders.RANGE);
        var ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        if (ifRange != null && !ifRange.equals('"' + file.sha256() + '"')) {
            // Spring cuts no ranges out of this kind, and does not look at If-Range itself.
            return answer.contentLength(file.fileSize()).body(new InputStreamResource(content));
        }
        if (ranges != null && !content.has(ranges)) {
            // Spring would send the whole file along with this status.
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.fileSize());
            throw new LinkProblem.RangeNotSatisfiable(file.fileSize()).asException();
        }
        return answer.body(content);
    }

    private void open(UUID file) throws IOException {
        try {
            contents.ofFile(file).close();
        } catch (StorageUnavailableException e) {
            throw new LinkProblem.StorageUnavailable().asException();
        }
    }

    private static String attachment(String filename) {
        return ContentDisposition.attachment()
                .filename(filename.substring(filename.lastIndexOf('/') + 1), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
