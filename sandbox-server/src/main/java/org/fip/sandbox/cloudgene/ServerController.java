package org.fip.sandbox.cloudgene;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.account.Accounts;
import org.fip.sandbox.cloudgene.shared.Json;
import org.fip.sandbox.cloudgene.shared.Maintenance;
import org.fip.sandbox.config.SandboxProperties;
import org.fip.sandbox.job.JobQueue;
import org.fip.sandbox.job.JobState;
import org.fip.sandbox.job.Jobs;
import org.fip.sandbox.panel.Panels;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the server tells about itself, its app and its panels. */
@RestController
@RequestMapping("/api/v2/server")
class ServerController {

    private final SandboxProperties settings;
    private final App app;
    private final Panels panels;
    private final Accounts accounts;
    private final Jobs jobs;
    private final JobQueue queue;
    private final Maintenance maintenance;
    private final CallerResolver callers;

    ServerController(
            SandboxProperties settings,
            App app,
            Panels panels,
            Accounts accounts,
            Jobs jobs,
            JobQueue queue,
            Maintenance maintenance,
            CallerResolver callers) {
        this.settings = settings;
        this.app = app;
        this.panels = panels;
        this.accounts = accounts;
        this.jobs = jobs;
        this.queue = queue;
        this.maintenance = maintenance;
        this.callers = callers;
    }

    @GetMapping
    Map<String, @Nullable Object> server(HttpServletRequest request) {
        Optional<Caller> caller = callers.caller(request);
        Map<String, @Nullable Object> info = Json.object(
                "name",
                settings.name(),
                "background",
                "#343a40",
                "foreground",
                "navbar-dark",
                "footer",
                "<p>FIP sandbox</p>",
                "emailRequired",
                true,
                "userEmailDescription",
                "",
                "userWithoutEmailDescription",
                "",
                "oauth",
                List.of());
        caller.ifPresent(known -> {
            Account account = known.account();
            info.put(
                    "user",
                    Json.object(
                            "username",
                            account.username(),
                            "mail",
                            account.mail(),
                            "admin",
                            account.admin(),
                            "name",
                            account.fullName()));
        });
        info.put(
                "apps",
                caller.isEmpty()
                        ? List.of()
                        : List.of(Json.object(
                                "id", App.ID + "@" + App.VERSION, "name", App.NAME, "version", App.VERSION)));
        if (caller.isPresent()) {
            info.put("deprecatedApps", List.of());
            info.put("experimentalApps", List.of());
        }
        info.put("loggedIn", caller.isPresent());
        info.put("navigation", List.of());
        info.put("maintenace", maintenance.on()); // the real server's spelling
        if (maintenance.on()) {
            info.put("maintenaceMessage", maintenance.message());
        }
        return info;
    }

    @GetMapping("/apps/{id}")
    Map<String, @Nullable Object> app(Caller caller, @PathVariable String id) {
        caller.refusedDuring(maintenance);
        if (App.named(id)) {
            return app.description();
        }
        String plain = id.startsWith("apps@") ? id.substring("apps@".length()) : id;
        throw CloudgeneException.application(
                404,
                panels.find(id).isPresent()
                        ? "Application " + plain + " is a data package."
                        : "Application '" + id + "' not found.");
    }

    @GetMapping("/counters")
    Map<String, @Nullable Object> counters() {
        Map<JobState, Integer> counts = jobs.counts();
        return Json.object(
                "complete",
                Json.object("runs", counts.getOrDefault(JobState.SUCCESS, 0)),
                "users",
                accounts.count(),
                "queue",
                Json.object("size", queue.waitingJobs()));
    }
}
