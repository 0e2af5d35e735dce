package org.fip.sandbox.cloudgene;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fip.sandbox.job.Downloads;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.OutputFile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Result files for whoever knows their secret. Each request costs one of ten downloads; the answer has no length, no
 * type and no ranges, and ends when the connection is closed.
 */
@RestController
class DownloadController {

    private final Downloads downloads;

    DownloadController(Downloads downloads) {
        this.downloads = downloads;
    }

    @GetMapping({"/share/results/{hash}/{*name}", "/downloads/{job}/{hash}/{*name}"})
    void file(@PathVariable String hash, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Path file = switch (downloads.take(hash)) {
            case Downloads.Granted granted -> granted.file();
            case Downloads.Unknown unknown -> throw CloudgeneException.application(404, "download not found.");
            case Downloads.Exhausted exhausted ->
                throw CloudgeneException.application(400, "number of max downloads exceeded.");
            case Downloads.Gone gone -> throw CloudgeneException.application(404, "File not found in workspace.");
        };
        response.setHeader("Connection", "close");
        response.flushBuffer(); // now, before the container can find out the length
        if (!request.getMethod().equals("HEAD")) {
            Files.copy(file, response.getOutputStream());
        }
    }

    /** The same file through the secret of the whole output. */
    @GetMapping("/browse/{outputHash}/{*name}")
    void browse(
            @PathVariable String outputHash,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String wanted = name.substring(1);
        String hash = output(outputHash).files().stream()
                .filter(file -> file.name().equals(wanted))
                .map(OutputFile::hash)
                .findFirst()
                .orElseThrow(() -> CloudgeneException.application(404, "download not found."));
        file(hash, request, response);
    }

    /** A script that downloads everything; asking for it costs nothing. */
    @GetMapping("/get/{outputHash}")
    void script(@PathVariable String outputHash, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Job job = output(outputHash);
        String base =
                request.getRequestURL().substring(0, request.getRequestURL().indexOf(request.getRequestURI()));
        var script = new StringBuilder("#!/bin/bash\nset -e\n");
        List<OutputFile> files = job.files();
        for (OutputFile file : files) {
            script.append("curl -L ").append(base).append("/share/results/").append(file.hash());
            script.append('/').append(file.name()).append(" -o ").append(file.name());
            script.append(" --create-dirs\n");
        }
        script.append("echo \"All ").append(files.size()).append(" file(s) downloaded.\"\n");
        response.setContentType("application/json"); // sic
        response.getWriter().write(script.toString());
    }

    private Job output(String outputHash) {
        return downloads
                .outputOf(outputHash)
                .orElseThrow(() -> CloudgeneException.application(404, "download not found."));
    }
}
