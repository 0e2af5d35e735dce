package org.fip.worker.step;

import java.io.IOException;
import org.fip.adapter.Outcome;
import org.fip.adapter.RemoteStatus;
import org.fip.job.store.Job;
import org.fip.job.store.JobChange;
import org.fip.job.store.Jobs;
import org.fip.job.store.Note;
import org.fip.job.store.StatusUpdates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * External jobs that came of a claim which was lost while they were being sent, as by a process that stood still for minutes.
 * Whoever took the step over finds such a job by its marker; one that nobody counts on any more is stopped, and its owner told.
 */
@Component
class LeftBehind {
    private static final Logger log = LoggerFactory.getLogger(LeftBehind.class);

    private final Jobs jobs;
    private final Connections connections;
    private final StatusUpdates history;

    LeftBehind(Jobs jobs, Connections connections, StatusUpdates history) {
        this.jobs = jobs;
        this.connections = connections;
        this.history = history;
    }

    /** @param unwritten what the step that lost its claim wanted to write */
    void stop(Job claimed, JobChange unwritten) {
        var externalId = unwritten.externalJobId();
        if (externalId == null) {
            return;
        }
        jobs.find(claimed.id(), claimed.userId())
                .filter(now -> !countsOn(now, externalId, claimed.marker()))
                .ifPresent(now -> stop(now, externalId));
    }

    private static boolean countsOn(Job now, String externalId, String marker) {
        return now.externalJobId() == null
                ? !now.status().isFinal() && now.marker().equals(marker)
                : now.externalJobId().equals(externalId);
    }

    private void stop(Job job, String externalId) {
        var service = connections.service(job);
        var note = isStopped(job, service.name(), externalId)
                ? Note.warning("%s had taken this job once more, as %s; that one was stopped"
                        .formatted(service.name(), externalId))
                : Note.warning(
                        "%s had taken this job once more, as %s, and may still be running that one: stop it there"
                                .formatted(service.name(), externalId));
        log.warn("job {}: {}", job.id(), note.message());
        history.note(job, note);
    }

    private boolean isStopped(Job job, String service, String externalId) {
        var token = connections.token(job);
        if (token.isEmpty()
                || !(connections.connect(connections.service(job), token.get())
                        instanceof Outcome.Ok<Connection>(var connection))) {
            return false;
        }
        try {
            return connection.ask((server, t) -> server.cancel(t, externalId))
                            instanceof Outcome.Ok<RemoteStatus>(var status)
                    && status.state().isTerminal();
        } catch (IOException e) {
            log.warn("job {}: {} could not be asked to stop {}", job.id(), service, externalId, e);
            return false;
        }
    }
}
