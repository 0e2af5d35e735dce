package org.fip.sandbox.simple;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.JobState;
import org.fip.sandbox.job.Jobs;
import org.fip.sandbox.pipeline.PlainResults;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A job's results as one ZIP of plain files, made while it is sent; beyond 4 GB it becomes a ZIP64. */
@RestController
class ResultsController {

    private static final List<String> FILES =
            List.of(PlainResults.GENOTYPES, PlainResults.INDEX, PlainResults.STATISTICS, PlainResults.LOG);

    private final TokenCheck tokens;
    private final SimpleJobs own;
    private final Jobs jobs;

    ResultsController(TokenCheck tokens, SimpleJobs own, Jobs jobs) {
        this.tokens = tokens;
        this.own = own;
        this.jobs = jobs;
    }

    @GetMapping("/simple/api/v2/jobs/{id}/results")
    void results(HttpServletRequest request, HttpServletResponse response, @PathVariable String id) throws IOException {
        Job job = own.own(tokens.account(request), id);
        if (job.state() == JobState.RETIRED) {
            throw new SimpleException(410, "The results of job " + id + " were removed");
        }
        if (job.state() != JobState.SUCCESS || !job.settled()) {
            String state = SimpleState.of(job.state()).word();
            throw new SimpleException(409, "Job %s has no results; its state is %s".formatted(id, state));
        }
        List<Path> files = new ArrayList<>();
        for (String name : FILES) {
            Optional<Path> file = jobs.output(job, name);
            file.ifPresent(files::add);
        }
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"results.zip\"");
        if (!request.getMethod().equals("HEAD")) {
            zip(files, response);
        }
    }

    private static void zip(List<Path> files, HttpServletResponse response) throws IOException {
        try (var zip = new ZipOutputStream(response.getOutputStream())) {
            zip.setLevel(Deflater.BEST_SPEED); // the genotypes are compressed already
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}
