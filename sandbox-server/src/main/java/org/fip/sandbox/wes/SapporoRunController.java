package org.fip.sandbox.wes;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.storage.JsonFile;
import org.fip.sandbox.upload.Incoming;
import org.fip.sandbox.upload.SentName;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runs in Sapporo's style: request, list, state, log, cancellation. */
@RestController
@InSapporoStyle
@RequestMapping(Links.ROOT + "/runs")
class SapporoRunController {

    private final BearerCheck bearer;
    private final SapporoForm forms;
    private final SapporoRuns own;
    private final Runs runs;
    private final PageTokens pages;
    private final Incoming incoming;

    SapporoRunController(
            BearerCheck bearer, SapporoForm forms, SapporoRuns own, Runs runs, PageTokens pages, Incoming incoming) {
        this.bearer = bearer;
        this.forms = forms;
        this.own = own;
        this.runs = runs;
        this.pages = pages;
        this.incoming = incoming;
    }

    @PostMapping
    SapporoAnswers.RunId run(HttpServletRequest request) throws IOException {
        Account account = bearer.account(request);
        Path folder = incoming.newFolder();
        try {
            RunForm form = RunForm.read(request, incoming.maximumBytes(), part -> {
                Path file = SentName.below(folder, String.valueOf(part.fileName()))
                        .orElseThrow(() -> new WesException(400, "workflow_attachment must have a filename."));
                part.store(file);
            });
            String agent = request.getHeader("User-Agent");
            Run run = runs.submit(account, forms.request(form), folder, agent == null ? "" : agent);
            return new SapporoAnswers.RunId(run.id());
        } finally {
            JsonFile.delete(folder);
        }
    }

    @GetMapping
    SapporoAnswers.RunList list(
            HttpServletRequest request,
            @RequestParam(name = "page_size", required = false) @Nullable String size,
            @RequestParam(name = "page_token", required = false) @Nullable String token) {
        List<Run> all = runs.of(bearer.account(request));
        PageTokens.Page<Run> page =
                pages.page(all, run -> run.job().number(), (number, last) -> number >= last, size, token);
        return new SapporoAnswers.RunList(
                page.items().stream().map(SapporoAnswers.RunSummary::of).toList(), page.next(), all.size());
    }

    @GetMapping("/{id}")
    SapporoAnswers.RunLog log(HttpServletRequest request, @PathVariable String id) {
        Run run = own.own(request, id);
        return SapporoAnswers.RunLog.of(run, runs.outputs(run), Links.of(request));
    }

    @GetMapping("/{id}/status")
    SapporoAnswers.RunStatus status(HttpServletRequest request, @PathVariable String id) {
        return SapporoAnswers.RunStatus.of(own.own(request, id));
    }

    @PostMapping("/{id}/cancel")
    SapporoAnswers.RunId cancel(HttpServletRequest request, @PathVariable String id)
            throws IOException, InterruptedException {
        runs.cancel(own.own(request, id));
        return new SapporoAnswers.RunId(id);
    }

    @GetMapping("/{id}/tasks")
    SapporoAnswers.TaskList tasks(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(name = "page_size", required = false) @Nullable String size,
            @RequestParam(name = "page_token", required = false) @Nullable String token) {
        Run run = own.own(request, id);
        PageTokens.Page<Run.Task> page =
                pages.page(run.tasks(), Run.Task::number, (number, last) -> number <= last, size, token);
        return new SapporoAnswers.TaskList(
                page.items().stream()
                        .map(task -> SapporoAnswers.TaskLog.of(run, task, Links.of(request)))
                        .toList(),
                page.next());
    }

    @GetMapping("/{id}/tasks/{task}")
    SapporoAnswers.TaskLog task(HttpServletRequest request, @PathVariable String id, @PathVariable String task) {
        Run run = own.own(request, id);
        return run.tasks().stream()
                .filter(one -> task.equals(String.valueOf(one.number())))
                .findFirst()
                .map(one -> SapporoAnswers.TaskLog.of(run, one, Links.of(request)))
                .orElseThrow(() -> new WesException(404, "Task ID " + task + " not found."));
    }
}
