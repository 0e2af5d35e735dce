package org.fip.sandbox.wes;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.storage.JsonFile;
import org.fip.sandbox.upload.Incoming;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Runs in the style of the GA4GH Starter Kit 0.3.2, which it takes after where that hurts. */
@RestController
@InStarterKitStyle
@RequestMapping(Links.ROOT)
class StarterKitController {

    private static final long MAXIMUM_PART = 1L << 20;
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final BearerCheck bearer;
    private final StarterKitForm forms;
    private final StarterKitRuns visible;
    private final Runs runs;
    private final Incoming incoming;

    StarterKitController(
            BearerCheck bearer, StarterKitForm forms, StarterKitRuns visible, Runs runs, Incoming incoming) {
        this.bearer = bearer;
        this.forms = forms;
        this.visible = visible;
        this.runs = runs;
        this.incoming = incoming;
    }

    @PostMapping("/runs")
    ResponseEntity<Object> run(HttpServletRequest request) throws IOException {
        Account account = bearer.account(request);
        return switch (forms.read(form(request))) {
            case StarterKitForm.Taken taken -> json(200, new StarterKitAnswers.RunId(submit(account, taken, request)));
            case StarterKitForm.UnknownRepository lost -> json(200, new StarterKitAnswers.RunId(visible.lose()));
            case StarterKitForm.MissingField missing -> json(400, StarterKitErrors.missing(missing.field()));
            case StarterKitForm.UnknownType unknown ->
                ResponseEntity.badRequest().build();
            case StarterKitForm.Conflict conflict -> throw new WesException(409, "Could not register new WorkflowRun");
        };
    }

    /** Attachments are read and forgotten. */
    private RunForm form(HttpServletRequest request) throws IOException {
        try {
            return RunForm.read(request, incoming.maximumBytes(), part -> {
                if (part.content().transferTo(OutputStream.nullOutputStream()) > MAXIMUM_PART) {
                    throw new WesException(500, "Maximum upload size exceeded");
                }
            });
        } catch (WesException e) {
            throw new WesException(500, e.reason());
        }
    }

    private String submit(Account account, StarterKitForm.Taken taken, HttpServletRequest request) throws IOException {
        String agent = request.getHeader("User-Agent");
        Path nothing = incoming.newFolder();
        try {
            return runs.submit(account, taken.request(), nothing, agent == null ? "" : agent)
                    .id();
        } finally {
            JsonFile.delete(nothing);
        }
    }

    private static ResponseEntity<Object> json(int status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    /** Paging is not for it. */
    @GetMapping("/runs")
    StarterKitAnswers.RunList list(HttpServletRequest request) {
        return new StarterKitAnswers.RunList(visible.listed(bearer.account(request)).stream()
                .map(StarterKitAnswers.RunStatus::of)
                .toList());
    }

    @GetMapping("/runs/{id}")
    StarterKitAnswers.RunLog log(HttpServletRequest request, @PathVariable String id) {
        Run run = visible.withLog(bearer.account(request), id);
        return StarterKitAnswers.RunLog.of(run, runs.outputs(run));
    }

    @GetMapping("/runs/{id}/status")
    StarterKitAnswers.RunStatus status(HttpServletRequest request, @PathVariable String id) {
        return StarterKitAnswers.RunStatus.of(visible.visible(bearer.account(request), id));
    }

    /** Says yes, whatever the run, and does nothing. */
    @PostMapping("/runs/{id}/cancel")
    ResponseEntity<Void> cancel(HttpServletRequest request) {
        bearer.account(request);
        return ResponseEntity.ok().build();
    }

    @GetMapping({"/logs/nextflow/stdout/{id}", "/logs/nextflow/stdout/{id}/{*task}"})
    ResponseEntity<String> stdout(HttpServletRequest request, @PathVariable String id) {
        Run run = visible.visible(bearer.account(request), id);
        return ResponseEntity.ok().contentType(TEXT).body(run.stdout());
    }

    @GetMapping({"/logs/nextflow/stderr/{id}", "/logs/nextflow/stderr/{id}/{*task}"})
    ResponseEntity<String> stderr(HttpServletRequest request, @PathVariable String id) {
        Run run = visible.visible(bearer.account(request), id);
        return ResponseEntity.ok().contentType(TEXT).body(run.stderr());
    }

    @RequestMapping({"", "/**"})
    ResponseEntity<Object> nothing(HttpServletRequest request) {
        int status = HttpStatus.NOT_FOUND.value();
        return json(status, StarterKitErrors.framework(status, request.getRequestURI()));
    }
}
