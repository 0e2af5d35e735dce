package org.fip.file.download;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fip.common.request.ClientAddress;
import org.fip.file.download.Grant.Audience;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What links open. Each audience has a path of its own. */
@RestController
class DownloadController {
    private final LinkSigner signer;
    private final Downloads downloads;
    private final DownloadLog log;

    DownloadController(LinkSigner signer, Downloads downloads, DownloadLog log) {
        this.signer = signer;
        this.downloads = downloads;
        this.log = log;
    }

    /** The bytes of a file, or of all results of a job. Answers ranges and conditional requests. */
    @GetMapping("/files/download/{token}")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> download(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        return answer(token, Audience.PERSON, request, response);
    }

    /** For external servers, which fetch inputs by links with the file's name at the end. */
    @Hidden
    @GetMapping("/files/inputs/{token}")
    ResponseEntity<Resource> input(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return answer(token.split("\\.", 2)[0], Audience.SITE, request, response);
    }

    /** For services; the gateway does not route it. */
    @GetMapping("/internal/files/download/{token}")
    ResponseEntity<Resource> forService(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        return answer(token, Audience.SERVICE, request, response);
    }

    /** Ranges and conditional requests are answered by Spring from the resource, unless it would not do well. */
    private ResponseEntity<Resource> answer(
            String token, Audience audience, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var grant = signer.verify(token, audience);
        var content = downloads.open(grant);
        var answer = ResponseEntity.ok()
                .eTag(content.etag())
                // Never rendered in the platform's own origin, whatever an external server has sent.
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(content.getFilename()));
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            // With a body, all of it would be decrypted to be thrown away.
            return answer.contentLength(content.contentLength())
                    .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                    .build();
        }
        if (hasItAlready(request, content)) {
            return answer.body(content);
        }
        var ranges = request.getHeader(HttpHeaders.RANGE);
        var ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        if (ranges == null || (ifRange != null && !ifRange.equals(content.etag()))) {
            log(grant, token, request, content, content.whole());
            // Spring cuts no ranges out of the other kind, and does not look at If-Range itself.
            return ranges == null
                    ? answer.body(content)
                    : answer.contentLength(content.contentLength()).body(new InputStreamResource(content));
        }
        var part = content.part(ranges);
        if (part.isEmpty()) {
            // Spring would send the whole file along with this status.
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + content.contentLength());
            throw new LinkProblem.RangeNotSatisfiable(content.contentLength()).asException();
        }
        log(grant, token, request, content, part.get());
        return answer.body(content);
    }

    private void log(Grant grant, String token, HttpServletRequest request, Download content, DownloadLog.Part part) {
        // What a service fetches on its way to an external server belongs to the job, whose history tells of it.
        if (grant.audience() != Audience.SERVICE) {
            log.write(grant, token, ClientAddress.of(request), content, part);
        }
    }

    /** Then Spring answers 304, and nothing is downloaded. */
    private static boolean hasItAlready(HttpServletRequest request, Download content) {
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null && known.contains(content.etag());
    }
}
