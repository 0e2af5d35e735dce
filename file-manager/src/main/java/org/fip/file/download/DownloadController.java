package org.fip.file.download;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.fip.file.download.Grant.Audience;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
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

    DownloadController(LinkSigner signer, Downloads downloads) {
        this.signer = signer;
        this.downloads = downloads;
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
        return answer(signer.verify(token, Audience.PERSON), request, response);
    }

    /** For external servers, which fetch inputs by links with the file's name at the end. */
    @Hidden
    @GetMapping("/files/inputs/{token}")
    ResponseEntity<Resource> input(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return answer(signer.verify(token.split("\\.", 2)[0], Audience.SITE), request, response);
    }

    /** For services; the gateway does not route it. */
    @GetMapping("/internal/files/download/{token}")
    ResponseEntity<Resource> forService(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        return answer(signer.verify(token, Audience.SERVICE), request, response);
    }

    /** Ranges and conditional requests are answered by Spring from the resource, unless it would not do well. */
    private ResponseEntity<Resource> answer(Grant grant, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var content = downloads.open(grant);
        var answer = ResponseEntity.ok()
                .eTag(content.etag())
                // Never rendered in the platform's own origin, whatever an external server has sent.
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(content.getFilename()));
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            // With a body, all of it would be decrypted to be thrown away.
            return answer.contentLength(content.contentLength())
                    .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                    .build();
        }
        var ranges = request.getHeader(HttpHeaders.RANGE);
        var ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        if (ifRange != null && !ifRange.equals(content.etag())) {
            // Spring cuts no ranges out of this kind, and does not look at If-Range itself.
            return answer.contentLength(content.contentLength()).body(new InputStreamResource(content));
        }
        if (ranges != null && !content.has(ranges)) {
            // Spring would send the whole file along with this status.
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + content.contentLength());
            throw new LinkProblem.RangeNotSatisfiable(content.contentLength()).asException();
        }
        return answer.body(content);
    }

    private static String attachment(String filename) {
        return ContentDisposition.attachment()
                .filename(filename.substring(filename.lastIndexOf('/') + 1), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
