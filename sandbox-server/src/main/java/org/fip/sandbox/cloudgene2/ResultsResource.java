package org.fip.sandbox.cloudgene2;

import java.io.IOException;
import java.nio.file.Files;
import org.fip.sandbox.job.Downloads;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.Jobs;
import org.fip.sandbox.job.OutputFile;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Result files, with length, type and ranges; each request costs one of ten downloads. The shared links need no owner,
 * but the file's right name; a retired file is answered with nothing at all.
 */
@RestController
class ResultsResource {

    private final Downloads downloads;
    private final Jobs jobs;
    private final JobEngine engine;

    ResultsResource(Downloads downloads, Jobs jobs, JobEngine engine) {
        this.downloads = downloads;
        this.jobs = jobs;
        this.engine = engine;
    }

    @GetMapping(Paths.BASE + "/share/results/{hash}/{*name}")
    ResponseEntity<Resource> shared(@PathVariable String hash, @PathVariable String name) throws IOException {
        return file(named(hash, name));
    }

    @GetMapping(Paths.BASE + "/downloads/{job}/{hash}/{*name}")
    ResponseEntity<Resource> owned(Visitor visitor, @PathVariable String hash, @PathVariable String name)
            throws IOException {
        Downloads.Held held = named(hash, name);
        visitor.mustOwn(held.job());
        return file(held);
    }

    @GetMapping(Paths.BASE + "/results/{id}/{parameter}/{*name}")
    ResponseEntity<Resource> ofJob(
            Visitor visitor, @PathVariable String id, @PathVariable String parameter, @PathVariable String name)
            throws IOException {
        Job job = jobs.find(id);
        if (job == null) {
            throw RestletException.application(404, "Job " + id + " not found.");
        }
        visitor.mustOwn(job);
        OutputFile file = job.files().stream()
                .filter(output -> name.equals("/" + output.name())
                        && OutputParameter.of(output).id().equals(parameter))
                .findFirst()
                .orElseThrow(ResultsResource::notFound);
        return file(new Downloads.Held(job, file));
    }

    private Downloads.Held named(String hash, String name) {
        return downloads
                .find(hash)
                .filter(held -> name.equals("/" + held.file().name()))
                .orElseThrow(ResultsResource::notFound);
    }

    private ResponseEntity<Resource> file(Downloads.Held held) throws IOException {
        MediaType type = MediaTypeFactory.getMediaType(held.file().name()).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return switch (downloads.take(held.file().hash(), engine.loopDelay())) {
            case Downloads.Granted granted ->
                answer(200, type)
                        .lastModified(Files.getLastModifiedTime(granted.file()).toMillis())
                        .body(new FileSystemResource(granted.file()));
            case Downloads.Gone gone -> answer(204, type).lastModified(0).build();
            case Downloads.Unknown unknown -> throw notFound();
            case Downloads.Exhausted exhausted ->
                throw RestletException.application(400, "number of max downloads exceeded.");
        };
    }

    private static ResponseEntity.BodyBuilder answer(int status, MediaType type) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.SERVER, Restlet.SERVER)
                .contentType(type);
    }

    private static RestletException notFound() {
        return RestletException.application(404, "download not found.");
    }
}
