package org.fip.processor.provenance;

import java.util.Map;
import java.util.UUID;
import org.fip.common.security.PlatformUser;
import org.fip.job.state.JobStatus;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How the results of an ended job came about. Another user's job is not there. */
@RestController
class ProvenanceController {
    private static final String CRATE = "application/ld+json";

    private final Runs runs;
    private final Citations citations = Citations.load();

    ProvenanceController(Runs runs) {
        this.runs = runs;
    }

    /** The metadata document of an RO-Crate 1.2, to be kept beside the results; as plain JSON for who takes nothing else. */
    @GetMapping(
            path = "/jobs/{id}/provenance",
            produces = {CRATE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<Map<String, Object>> provenance(PlatformUser user, @PathVariable UUID id) {
        var run = runs.require(user.userId(), id);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(Crate.FILENAME)
                                .build()
                                .toString())
                .body(Crate.of(run, user.username(), MethodsText.of(run, citations)));
    }

    /** A paragraph for the methods section of a paper, with its references. */
    @GetMapping("/jobs/{id}/methods")
    Methods methods(PlatformUser user, @PathVariable UUID id) {
        var run = runs.require(user.userId(), id);
        if (run.job().status() != JobStatus.COMPLETED) {
            throw new JobNotCompleted(run.job().status()).asException();
        }
        return MethodsText.of(run, citations);
    }

    /** The same, ready to be pasted. */
    @GetMapping(path = "/jobs/{id}/methods", produces = MediaType.TEXT_PLAIN_VALUE)
    String methodsText(PlatformUser user, @PathVariable UUID id) {
        return methods(user, id).plainText();
    }
}
