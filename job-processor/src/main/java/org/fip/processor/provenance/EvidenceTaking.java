package org.fip.processor.provenance;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.fip.job.store.Job;
import org.fip.job.store.Jobs;
import org.fip.processor.client.Files;
import org.fip.processor.client.Registry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Asks the other services what an ended job was made with, soon after its end, and keeps the answer. */
@Component
class EvidenceTaking {
    private static final Logger log = LoggerFactory.getLogger(EvidenceTaking.class);
    /** Of jobs that ended before, evidence is taken when somebody asks. */
    private static final Duration LOOKED_AFTER = Duration.ofDays(7);
    /** Results are read within minutes; one that cannot be, for whatever reason, is not waited for longer. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Jobs jobs;
    private final Registry registry;
    private final Files files;
    private final EvidenceRecords records;
    private final Clock clock;

    EvidenceTaking(Jobs jobs, Registry registry, Files files, EvidenceRecords records, Clock clock) {
        this.jobs = jobs;
        this.registry = registry;
        this.files = files;
        this.records = records;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10S")
    void takeAll() {
        var now = clock.instant();
        for (var missing : records.missing(now.minus(LOOKED_AFTER), now)) {
            try {
                jobs.find(missing.jobId(), missing.userId())
                        .filter(Job::hasEnded)
                        .ifPresent(this::takeOrPutOff);
            } catch (RestClientException e) {
                records.putOff(missing.jobId(), clock.instant());
                log.warn("What the job {} was made with is not recorded yet: {}", missing.jobId(), e.getMessage());
            }
        }
    }

    private void takeOrPutOff(Job job) {
        var made = files.programs(job.userId(), job.id());
        if (isFinal(made, job)) {
            keep(job, take(job, filesOf(job), made));
        } else {
            records.putOff(job.id(), clock.instant());
        }
    }

    /**
     * A job's files as they are at a moment.
     *
     * @param inputs in the order in which they were given; of those that are gone, what the job knows
     */
    record JobFiles(List<Run.UsedFile> inputs, List<Run.UsedFile> results) {}

    JobFiles filesOf(Job job) {
        return new JobFiles(inputs(job), results(job));
    }

    /** What is kept; taken now, with the files as they are, where nothing is. It is kept once the results have been read. */
    Evidence of(Job ended, JobFiles now) {
        return records.of(ended).orElseGet(() -> {
            var made = files.programs(ended.userId(), ended.id());
            var evidence = take(ended, now, made);
            if (isFinal(made, ended)) {
                keep(ended, evidence);
            }
            return evidence;
        });
    }

    private boolean isFinal(Files.Made made, Job ended) {
        var at = ended.completedAt();
        return made.filesPending() == 0
                || (at != null && at.isBefore(clock.instant().minus(PATIENCE)));
    }

    private void keep(Job ended, Evidence evidence) {
        records.keep(ended, evidence);
        records.succeeded(ended.id());
    }

    private Evidence take(Job job, JobFiles now, Files.Made made) {
        var service = known(() -> registry.service(job.serviceId()));
        var panelId = job.referencePanelId();
        var panel = panelId == null ? null : known(() -> registry.panel(panelId));
        return new Evidence(
                clock.instant(),
                service == null ? null : Evidence.Service.of(service, registry.parameters(service.id()), job.phasing()),
                panel == null ? null : Evidence.Panel.of(panel),
                files(now.inputs()),
                files(now.results()),
                made.programs());
    }

    private static List<Evidence.File> files(List<Run.UsedFile> used) {
        return used.stream().map(Run.UsedFile::file).toList();
    }

    private List<Run.UsedFile> inputs(Job job) {
        var used = jobs.inputFiles(job.id());
        var there = files
                .all(job.userId(), used.stream().map(Jobs.InputFile::fileId).toList())
                .stream()
                .collect(Collectors.toMap(Files.StoredFile::id, Function.identity()));
        return used.stream()
                .map(file -> {
                    var stored = there.get(file.fileId());
                    return stored == null
                            ? new Run.UsedFile(Evidence.File.gone(file), true)
                            : new Run.UsedFile(Evidence.File.of(stored), false);
                })
                .toList();
    }

    private List<Run.UsedFile> results(Job job) {
        return files.ofJob(job.userId(), job.id()).stream()
                .filter(file -> file.fileType().equals("output"))
                .map(file -> new Run.UsedFile(Evidence.File.of(file), false))
                .toList();
    }

    private static <T> @Nullable T known(Supplier<T> question) {
        try {
            return question.get();
        } catch (HttpClientErrorException.NotFound e) {
            return null;
        }
    }
}
