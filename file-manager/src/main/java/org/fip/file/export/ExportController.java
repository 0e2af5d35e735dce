package org.fip.file.export;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.fip.common.request.ClientAddress;
import org.fip.common.security.PlatformUser;
import org.fip.file.download.DownloadLink;
import org.fip.file.download.ExportLinks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A job's imputed genotypes as one VCF, filtered. */
@RestController
class ExportController {
    private static final String R2 =
            "Lowest imputation accuracy (R2, DR2, INFO, AR2 or RSQ, whichever the results have), 0 to 1";
    private static final String MAF = "Lowest minor allele frequency among all samples of the results, 0 to 0.5";
    private static final String REGION = "Chromosomes or parts of them, such as 20 or 20:1000000-2000000";
    private static final String SAMPLES =
            "Samples to keep, in the results' order. AF, MAF and NS are left out then, AC and AN counted anew.";

    private final Exports exports;
    private final ExportThreads threads;
    private final ExportLinks links;

    ExportController(Exports exports, ExportThreads threads, ExportLinks links) {
        this.exports = exports;
        this.threads = threads;
        this.links = links;
    }

    /** Block-gzipped VCF of the rows that pass. A transfer that ends early breaks off; its file lacks the last block. */
    @GetMapping("/jobs/{id}/results/export")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    void export(
            PlatformUser user,
            @PathVariable UUID id,
            @Parameter(description = R2) @RequestParam(name = "min_r2", required = false) @Nullable BigDecimal minR2,
            @Parameter(hidden = true) @RequestParam(name = "r2>", required = false) @Nullable BigDecimal r2,
            @Parameter(description = MAF) @RequestParam(name = "min_maf", required = false) @Nullable BigDecimal minMaf,
            @Parameter(hidden = true) @RequestParam(name = "maf>", required = false) @Nullable BigDecimal maf,
            @Parameter(description = REGION) @RequestParam(required = false) @Nullable List<String> region,
            @Parameter(description = SAMPLES) @RequestParam(required = false) @Nullable List<String> samples,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        // "r2>=0.8" in an address is a parameter named "r2>".
        var filter = ExportFilter.of(minR2 == null ? r2 : minR2, minMaf == null ? maf : minMaf, region, samples);
        send(links.forNow(user.userId(), id, filter.query()), filter, request, response);
    }

    /** A link that opens such an export without sign-in. What is wrong with the filter is said here already. */
    @GetMapping("/jobs/{id}/results/export/link")
    DownloadLink link(
            PlatformUser user,
            @PathVariable UUID id,
            @Parameter(description = R2) @RequestParam(name = "min_r2", required = false) @Nullable BigDecimal minR2,
            @Parameter(description = MAF) @RequestParam(name = "min_maf", required = false) @Nullable BigDecimal minMaf,
            @Parameter(description = REGION) @RequestParam(required = false) @Nullable List<String> region,
            @Parameter(description = SAMPLES) @RequestParam(required = false) @Nullable List<String> samples) {
        var filter = ExportFilter.of(minR2, minMaf, region, samples);
        exports.of(user.userId(), id, filter);
        return links.of(user.userId(), id, filter.query());
    }

    @Hidden
    @GetMapping("/files/exports/{token}")
    void linked(
            @PathVariable String token,
            @RequestParam(name = "min_r2", required = false) @Nullable BigDecimal minR2,
            @RequestParam(name = "min_maf", required = false) @Nullable BigDecimal minMaf,
            @RequestParam(required = false) @Nullable List<String> region,
            @RequestParam(required = false) @Nullable List<String> samples,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var filter = ExportFilter.of(minR2, minMaf, region, samples);
        send(links.open(token, filter.query()), filter, request, response);
    }

    private void send(
            ExportLinks.Opened opened, ExportFilter filter, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var export = exports.of(opened.userId(), opened.jobId(), filter);
        try (var ignored = threads.reserve()) {
            var filename = "export-" + opened.jobId().toString().substring(0, 8) + ".vcf.gz";
            response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(filename).build().toString());
            if (!HttpMethod.HEAD.matches(request.getMethod())) {
                links.log(opened, ClientAddress.of(request), filename, filter.description());
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
