package org.fip.sandbox.cloudgene2;

import java.io.IOException;
import org.fip.sandbox.cloudgene.shared.Maintenance;
import org.fip.sandbox.job.JobQueue;
import org.fip.sandbox.job.Jobs;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Switches for administrators in a session; the same switches as version 3's. */
@RestController
@RequestMapping(Paths.API + "/admin")
class AdminResource {

    private final Maintenance maintenance;
    private final JobQueue queue;
    private final Jobs jobs;

    AdminResource(Maintenance maintenance, JobQueue queue, Jobs jobs) {
        this.maintenance = maintenance;
        this.queue = queue;
        this.jobs = jobs;
    }

    @GetMapping("/server/maintenance/enter")
    ResponseEntity<String> enterMaintenance(Visitor visitor) {
        visitor.asAdmin();
        maintenance.turn(true);
        return done("Enter Maintenance mode.");
    }

    @GetMapping("/server/maintenance/exit")
    ResponseEntity<String> exitMaintenance(Visitor visitor) {
        visitor.asAdmin();
        maintenance.turn(false);
        return done("Exit Maintenance mode.");
    }

    @GetMapping("/server/queue/block")
    ResponseEntity<String> blockQueue(Visitor visitor) {
        visitor.asAdmin();
        queue.block(true);
        return done("Queue blocked.");
    }

    @GetMapping("/server/queue/open")
    ResponseEntity<String> openQueue(Visitor visitor) {
        visitor.asAdmin();
        queue.block(false);
        return done("Queue opened.");
    }

    @GetMapping("/jobs/{id}/reset")
    ResponseEntity<String> resetDownloads(Visitor visitor, @PathVariable String id) {
        visitor.asAdmin();
        jobs.resetDownloads(id);
        return done(id + ": counter of all downloads were set to 10.");
    }

    @GetMapping("/jobs/{id}/retire")
    ResponseEntity<String> retire(Visitor visitor, @PathVariable String id) throws IOException {
        visitor.asAdmin();
        jobs.retire(id);
        return done("Retired job " + id + ".");
    }

    private static ResponseEntity<String> done(String message) {
        return Restlet.text(200, message);
    }
}
