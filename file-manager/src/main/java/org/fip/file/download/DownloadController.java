package org.fip.file.download;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.fip.common.request.ClientAddress;
import org.fip.file.download.Grant.Audience;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourceRegion;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.ResourceRegionHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What links open. Each audience has a path of its own. */
@RestController
class DownloadController {
    private static final ResourceRegionHttpMessageConverter REGIONS = new ResourceRegionHttpMessageConverter();

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
    @Nullable
    ResponseEntity<Resource> download(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        return answer(token, Audience.PERSON, request, response);
    }

    /** For external servers, which fetch inputs by links with the file's name at the end. */
    @Hidden
    @GetMapping("/files/inputs/{token}")
    @Nullable
    ResponseEntity<Resource> input(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return answer(token.split("\\.", 2)[0], Audience.SITE, request, response);
    }

    /** For services; the gateway does not route it. */
    @GetMapping("/internal/files/download/{token}")
    @Nullable
    ResponseEntity<Resource> forService(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        return answer(token, Audience.SERVICE, request, response);
    }

    private @Nullable ResponseEntity<Resource> answer(
            String token, Audience audience, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var grant = signer.verify(token, audience);
        var content = downloads.open(grant);
        var size = content.contentLength();
        switch (Condition.of(request, content.etag())) {
            case FAILED -> throw new LinkProblem.Changed().asException();
            case NOT_MODIFIED -> {
                return headed(ResponseEntity.status(HttpStatus.NOT_MODIFIED), content)
                        .build();
            }
            case MET -> {}
        }
        var answer = headed(ResponseEntity.ok(), content)
                // Never rendered in the platform's own origin, whatever an external server has sent.
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(content.getFilename()))
                .header(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            // With a body, all of it would be decrypted to be thrown away.
            return answer.contentLength(size).build();
        }
        var ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        var range = ifRange == null || ifRange.equals(content.etag()) ? request.getHeader(HttpHeaders.RANGE) : null;
        switch (Asked.of(range, size)) {
            case Asked.Whole whole -> {
                log(grant, token, request, content, new Asked.Parts(List.of(new Asked.Part(0, size - 1))));
                // Of the other kind Spring would cut ranges by its own understanding of the header.
                return answer.contentLength(size).body(new InputStreamResource(content));
            }
            case Asked.Nothing nothing -> {
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
                throw new LinkProblem.RangeNotSatisfiable(size).asException();
            }
            case Asked.Parts parts -> {
                log(grant, token, request, content, parts);
                send(parts, content, answer.build().getHeaders(), response);
                return null;
            }
        }
    }

    private static <T extends ResponseEntity.HeadersBuilder<T>> T headed(T answer, Download content) {
        return answer.eTag(content.etag()).header(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    private static void send(Asked.Parts parts, Download content, HttpHeaders headers, HttpServletResponse response)
            throws IOException {
        var regions = parts.parts().stream()
                .map(part -> new ResourceRegion(content, part.first(), part.size()))
                .toList();
        var output = new ServletServerHttpResponse(response);
        output.setStatusCode(HttpStatus.PARTIAL_CONTENT);
        output.getHeaders().putAll(headers);
        REGIONS.write(regions, null, MediaType.APPLICATION_OCTET_STREAM, output);
        output.flush();
    }

    private void log(Grant grant, String token, HttpServletRequest request, Download content, Asked.Parts parts) {
        // What a service fetches on its way to an external server belongs to the job, whose history tells of it.
        if (grant.audience() != Audience.SERVICE) {
            log.write(grant, token, ClientAddress.of(request), content, parts);
        }
    }
}
