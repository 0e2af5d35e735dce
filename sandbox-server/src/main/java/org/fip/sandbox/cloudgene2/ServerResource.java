package org.fip.sandbox.cloudgene2;

import java.util.List;
import java.util.Map;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the server tells about itself, its app and its panels. */
@RestController
@RequestMapping(Paths.API + "/server")
class ServerResource {

    private final SandboxProperties settings;
    private final InstalledApp app;
    private final Panels panels;
    private final Maintenance maintenance;

    ServerResource(SandboxProperties settings, InstalledApp app, Panels panels, Maintenance maintenance) {
        this.settings = settings;
        this.app = app;
        this.panels = panels;
        this.maintenance = maintenance;
    }

    @GetMapping
    ResponseEntity<String> server(Visitor visitor) {
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
                "");
        Account account = visitor.account();
        if (account == null) {
            info.put("apps", List.of());
            info.put("loggedIn", false);
        } else {
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
            info.put("apps", List.of(Json.object("id", InstalledApp.ID, "name", InstalledApp.NAME)));
            info.put("deprecatedApps", List.of());
            info.put("experimentalApps", List.of());
            info.put("loggedIn", true);
        }
        info.put("navigation", List.of());
        info.put("maintenace", maintenance.on()); // the real server's spelling
        if (maintenance.on()) {
            info.put("maintenaceMessage", maintenance.message());
        }
        return Restlet.jsonAsText(info);
    }

    @GetMapping("/apps/{id}")
    ResponseEntity<String> app(Visitor visitor, @PathVariable String id) {
        visitor.refusedDuring(maintenance);
        if (visitor.account() != null) {
            if (id.equals(InstalledApp.ID)) {
                return Restlet.jsonAsText(app.description());
            }
            if (panels.find(id).isPresent()) {
                throw RestletException.application(
                        404, "Application " + id.replaceFirst("^apps@", "") + " is a data package.");
            }
        }
        throw notFound(id);
    }

    static RestletException notFound(String app) {
        return RestletException.application(
                404, "Application '" + app + "' not found or the request requires user authentication.");
    }

    /** Numbers for the front page, which need no account. */
    @RestController
    static class Counters {

        private final Accounts accounts;
        private final Jobs jobs;
        private final JobQueue queue;

        Counters(Accounts accounts, Jobs jobs, JobQueue queue) {
            this.accounts = accounts;
            this.jobs = jobs;
            this.queue = queue;
        }

        @GetMapping(Paths.API + "/server/counters")
        ResponseEntity<String> counters() {
            return Restlet.jsonAsText(Json.object(
                    "complete",
                    Json.object("runs", jobs.counts().getOrDefault(JobState.SUCCESS, 0)),
                    "users",
                    accounts.count(),
                    "queue",
                    Json.object("size", queue.waitingJobs())));
        }
    }
}
