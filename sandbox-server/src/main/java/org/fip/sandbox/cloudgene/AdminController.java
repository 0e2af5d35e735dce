package org.fip.sandbox.cloudgene;

import java.io.IOException;
import java.util.Map;
import org.fip.sandbox.cloudgene.shared.Maintenance;
import org.fip.sandbox.job.JobQueue;
import org.fip.sandbox.job.Jobs;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Switches for administrators with an access token: maintenance, the queue, downloads, retirement. */
@RestController
class AdminController {

    private final Maintenance maintenance;
    private final JobQueue queue;
    private final Jobs jobs;

    AdminController(Maintenance maintenance, JobQueue queue, Jobs jobs) {
        this.maintenance = maintenance;
        this.queue = queue;
        this.jobs = jobs;
    }

    @GetMapping({"/api/v2/admin/server/maintenance/enter", "/api/v2/server/maintenance/enter"})
    Map<String, @Nullable Object> enterMaintenance(Caller caller) {
        caller.asAdmin();
        maintenance.turn(true);
        return Answers.message("Enter Maintenance mode.", true);
    }

    @GetMapping({"/api/v2/admin/server/maintenance/exit", "/api/v2/server/maintenance/exit"})
    Map<String, @Nullable Object> exitMaintenance(Caller caller) {
        caller.asAdmin();
        maintenance.turn(false);
        return Answers.message("Exit Maintenance mode.", true);
    }

    @GetMapping({"/api/v2/admin/server/queue/block", "/api/v2/server/queue/block"})
    Map<String, @Nullable Object> blockQueue(Caller caller) {
        caller.asAdmin();
        queue.block(true);
        return Answers.message("Queue blocked.", true);
    }

    @GetMapping({"/api/v2/admin/server/queue/open", "/api/v2/server/queue/open"})
    Map<String, @Nullable Object> openQueue(Caller caller) {
        caller.asAdmin();
        queue.block(false);
        return Answers.message("Queue opened.", true);
    }

    @GetMapping("/api/v2/admin/jobs/{id}/reset")
    Map<String, @Nullable Object> resetDownloads(Caller caller, @PathVariable String id) {
        caller.asAdmin();
        jobs.resetDownloads(id);
        return Answers.message(id + ": counter of all downloads were set to 10.", true);
    }

    @GetMapping("/api/v2/admin/jobs/{id}/retire")
    Map<String, @Nullable Object> retire(Caller caller, @PathVariable String id) throws IOException {
        caller.asAdmin();
        jobs.retire(id);
        return Answers.message("Retired job " + id + ".", true);
    }
}
