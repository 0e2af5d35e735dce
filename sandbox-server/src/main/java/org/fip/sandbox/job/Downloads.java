package org.fip.sandbox.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives result files out: by secret, a limited number of times each. */
public final class Downloads {

    /** What a request for a file gets. */
    public sealed interface Outcome {}

    /** The file. */
    public record Granted(Path file) implements Outcome {}

    /** No such file, or not yet. */
    public record Unknown() implements Outcome {}

    /** All its downloads are used up. */
    public record Exhausted() implements Outcome {}

    /** The job was retired. */
    public record Gone() implements Outcome {}

    private final Jobs jobs;
    private final Duration delay;
    private final Disturbances disturbances;

    /**
     * A file that somebody knows the secret of.
     *
     * @param file as the job lists it
     */
    public record Held(Job job, OutputFile file) {}

    /**
     * Gives out the files of jobs.
     *
     * @param delay how long after its end a job's files are not found yet
     */
    public Downloads(Jobs jobs, Duration delay, Disturbances disturbances) {
        this.jobs = jobs;
        this.delay = delay;
        this.disturbances = disturbances;
    }

    /** The file with this secret, at no cost. */
    public Optional<Held> find(String hash) {
        return jobs.withFile(hash)
                .flatMap(job -> job.files().stream()
                        .filter(file -> file.hash().equals(hash))
                        .map(file -> new Held(job, file))
                        .findFirst());
    }

    /** Takes one of the file's downloads, whether or not the bytes arrive. */
    public Outcome take(String hash) throws IOException {
        return take(hash, delay);
    }

    /** The same, with another time for which a job's files are not found yet. */
    public Outcome take(String hash, Duration after) throws IOException {
        Job job = jobs.withFile(hash).orElse(null);
        if (job == null || !job.settled() || jobs.now() < job.endTime() + after.toMillis()) {
            return new Unknown();
        }
        if (disturbances.retires(job)) {
            jobs.retire(job.id());
        }
        List<Outcome> outcome = new ArrayList<>();
        jobs.update(job.id(), present -> {
            List<OutputFile> files = new ArrayList<>(present.files());
            files.replaceAll(file -> {
                if (!file.hash().equals(hash)) {
                    return file;
                }
                Path path = jobs.folders(job.id()).output().resolve(file.name());
                if (!Files.exists(path)) {
                    outcome.add(new Gone());
                    return file;
                }
                if (file.downloadsLeft() <= 0) {
                    outcome.add(new Exhausted());
                    return file;
                }
                outcome.add(new Granted(path));
                return file.downloaded();
            });
            return present.withFiles(List.copyOf(files));
        });
        return outcome.isEmpty() ? new Unknown() : outcome.getFirst();
    }

    /** The job whose whole output has this secret. */
    public Optional<Job> outputOf(String outputHash) {
        return jobs.withOutput(outputHash);
    }
}
