package org.fip.file.export;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.fip.common.request.ClientAddress;
import org.fip.common.security.PlatformUser;
import org.fip.file.download.DownloadLink;
import org.fip.file.download.ExportLinks;
import org.fip.file.storage.Transfers;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A job's imputed genotypes as one VCF, filtered. */
@RestController
class ExportController {
    private final Exports exports;
    private final ExportThreads threads;
    private final ExportLinks links;
    private final Transfers transfers;

    ExportController(Exports exports, ExportThreads threads, ExportLinks links, Transfers transfers) {
        this.exports = exports;
        this.threads = threads;
        this.links = links;
        this.transfers = transfers;
    }

    /** Block-gzipped VCF of the rows that pass. A transfer that ends early breaks off; its file lacks the last block. */
    @GetMapping("/jobs/{id}/results/export")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ExportParameters
    void export(
            PlatformUser user,
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var filter = ExportQuery.filter(query);
        send(links.forNow(user.userId(), id, filter.query()), filter, request, response);
    }

    /** A link that opens such an export without sign-in. What is wrong with the filter is said here already. */
    @GetMapping("/jobs/{id}/results/export/link")
    @ExportParameters
    DownloadLink link(
            PlatformUser user,
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        var filter = ExportQuery.filter(query);
        try (var _ = transfers.people().export()) {
            exports.of(user.userId(), id, filter);
        }
        return links.of(user.userId(), id, filter.query());
    }

    @Hidden
    @GetMapping("/files/exports/{token}")
    void linked(
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var filter = ExportQuery.filter(query);
        send(links.open(token, filter.query()), filter, request, response);
    }

    private void send(
            ExportLinks.Opened opened, ExportFilter filter, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (var _ = threads.reserve();
                var _ = transfers.people().export()) {
            var export = exports.of(opened.userId(), opened.jobId(), filter);
            var filename = "export-" + opened.jobId().toString().substring(0, 8) + ".vcf.gz";
            response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(filename).build().toString());
            if (!HttpMethod.HEAD.matches(request.getMethod())) {
                links.log(
                        opened,
                        ClientAddress.of(request),
                        filename,
                        export.filter().description());
                write(export, response);
            }
        }
    }

    private void write(Export export, HttpServletResponse response) throws IOException {
        try {
            threads.run(() -> export.write(response.getOutputStream()));
        } catch (IOException e) {
            if (!response.isCommitted()) {
                // What is said instead is no file.
                response.reset();
            }
            throw e;
        }
    }
}
