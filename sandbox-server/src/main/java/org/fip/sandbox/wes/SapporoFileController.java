package org.fip.sandbox.wes;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import org.fip.sandbox.job.Step;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a run's log links to: texts of what it told, and the files it made, of which parts can be asked for. */
@RestController
@InSapporoStyle
@RequestMapping(Links.ROOT + "/runs/{id}")
class SapporoFileController {

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final SapporoRuns own;
    private final Runs runs;

    SapporoFileController(SapporoRuns own, Runs runs) {
        this.own = own;
        this.runs = runs;
    }

    @GetMapping("/stdout")
    ResponseEntity<String> stdout(HttpServletRequest request, @PathVariable String id) {
        return text(own.own(request, id).stdout());
    }

    @GetMapping("/stderr")
    ResponseEntity<String> stderr(HttpServletRequest request, @PathVariable String id) {
        return text(own.own(request, id).stderr());
    }

    @GetMapping("/tasks/{task}/stdout")
    ResponseEntity<String> taskStdout(HttpServletRequest request, @PathVariable String id, @PathVariable String task) {
        return text(Run.stdout(step(request, id, task)));
    }

    @GetMapping("/tasks/{task}/stderr")
    ResponseEntity<String> taskStderr(HttpServletRequest request, @PathVariable String id, @PathVariable String task) {
        return text(Run.stderr(step(request, id, task)));
    }

    private Step step(HttpServletRequest request, String id, String task) {
        return own.own(request, id).tasks().stream()
                .filter(one -> task.equals(String.valueOf(one.number())))
                .findFirst()
                .map(Run.Task::step)
                .orElseThrow(() -> new WesException(404, "Task ID " + task + " not found."));
    }

    private static ResponseEntity<String> text(String text) {
        return ResponseEntity.ok().contentType(TEXT).body(text);
    }

    @GetMapping("/outputs/{*name}")
    ResponseEntity<Resource> output(HttpServletRequest request, @PathVariable String id, @PathVariable String name) {
        Run run = own.own(request, id);
        Path file = runs.output(run, name.substring(1))
                .orElseThrow(() -> new WesException(404, "Output " + name.substring(1) + " not found."));
        MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return ResponseEntity.ok()
                .contentType(type)
                .lastModified(file.toFile().lastModified())
                .body(new FileSystemResource(file));
    }
}
