package org.fip.file.retention;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.fip.file.catalogue.KeptAs;
import org.fip.file.catalogue.RetentionSettings;
import org.fip.file.client.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Announces files whose term ends, and deletes those that were announced long enough before. Jobs are asked both times: what
 * one needs stays, and while job-processor does not answer everything stays.
 */
@Component
class Sweep {
    private static final Logger log = LoggerFactory.getLogger(Sweep.class);
    private static final int MOST_BATCHES = 100;

    private final Expiries expiries;
    private final RetentionSettings settings;
    private final Jobs jobs;
    private final Clock clock;

    Sweep(Expiries expiries, RetentionSettings settings, Jobs jobs, Clock clock) {
        this.expiries = expiries;
        this.settings = settings;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1H")
    void run() {
        expiries.forgetNotices();
        try {
            for (var kind : KeptAs.values()) {
                expiries.withdraw(kind);
                settings.term(kind).ifPresent(term -> run(kind, term));
            }
        } catch (RestClientException e) {
            log.warn("Nothing is deleted: job-processor does not say which files jobs need: {}", e.getMessage());
        }
    }

    private void run(KeptAs kind, Duration term) {
        inBatches(() -> expiries.due(kind, term), files -> {
            var removed = files.stream().filter(expiries::remove).count();
            log.info("Deleted {} files ({}) whose term of {} days is over", removed, kind.text(), term.toDays());
        });
        inBatches(
                () -> expiries.toAnnounce(kind, term),
                files -> files.stream()
                        .collect(Collectors.groupingBy(Expiring::userId))
                        .forEach(expiries::announce));
    }

    private interface Doing {
        void with(List<Expiring> unneeded);
    }

    private void inBatches(Supplier<List<Expiring>> next, Doing doing) {
        for (var n = 0; n < MOST_BATCHES; n++) {
            var files = next.get();
            if (files.isEmpty()) {
                return;
            }
            var unneeded = unneeded(files);
            if (!unneeded.isEmpty()) {
                doing.with(unneeded);
            }
        }
    }

    /** Those that no job needs or has used since their term began; the terms of the others begin anew. */
    private List<Expiring> unneeded(List<Expiring> files) {
        var uses = uses(files);
        return files.stream()
                .filter(file -> {
                    var use = uses.get(file.id());
                    if (use == null) {
                        throw new IllegalStateException("job-processor says nothing of file " + file.id());
                    }
                    var ended = use.lastEndedAt();
                    if (use.needed()) {
                        expiries.startAnew(file, clock.instant());
                    } else if (ended != null && ended.isAfter(file.termStartsAt())) {
                        expiries.startAnew(file, ended);
                    } else {
                        return true;
                    }
                    return false;
                })
                .toList();
    }

    private java.util.Map<UUID, Jobs.FileUse> uses(List<Expiring> files) {
        var asked =
                files.stream().map(f -> new Jobs.FileOfJob(f.id(), f.jobId())).toList();
        return jobs.uses(new Jobs.Question(asked)).stream()
                .collect(Collectors.toMap(Jobs.FileUse::fileId, Function.identity()));
    }
}
