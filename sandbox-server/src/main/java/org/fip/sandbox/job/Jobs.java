package org.fip.sandbox.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.fip.sandbox.pipeline.JobFolders;
import org.fip.sandbox.storage.JsonFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All jobs: in memory for reading, and one folder per job on disk, which is written before anything is answered. */
public final class Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("'job-'yyyyMMdd-HHmmss-SSS");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String STATE_FILE = "job.json";

    private final Path folder;
    private final Clock clock;
    private final int maximumPerUser;
    private final Disturbances disturbances;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private long lastNumber;

    /** Opens the folder; jobs that were unfinished are dead now. */
    public Jobs(Path folder, Clock clock, int maximumPerUser, Disturbances disturbances) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
        this.maximumPerUser = maximumPerUser;
        this.disturbances = disturbances;
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                load(entry);
            }
        }
    }

    private void load(Path entry) throws IOException {
        Path file = entry.resolve(STATE_FILE);
        if (!Files.exists(file)) {
            JsonFile.delete(entry); // the server stopped between making the folder and storing the job
            return;
        }
        Job job = JsonFile.read(file, Job.class);
        lastNumber = Math.max(lastNumber, job.number());
        jobs.put(job.id(), job);
        if (!job.settled()) {
            boolean cancelled = job.state() == JobState.CANCELLED;
            LOG.info("Job {} was {} when the server stopped", job.id(), job.state());
            update(job.id(), old -> cancelled ? old.settledWith(List.of()) : old.dead());
        }
    }

    /** Stores a new waiting job, unless its owner has too many unfinished ones. */
    public synchronized Optional<Job> add(Submission submission) throws IOException {
        if (!submission.unlimited() && full(submission.username())) {
            return Optional.empty();
        }
        String id = newId();
        Path home = Files.createDirectories(folder.resolve(id));
        Files.move(submission.files(), home.resolve("input"));
        var job = new Job(
                id,
                ++lastNumber,
                submission.name().isEmpty() ? id : submission.name(),
                submission.username(),
                submission.applicationId(),
                submission.userAgent(),
                submission.parameters(),
                JobState.WAITING,
                clock.millis(),
                0,
                0,
                false,
                List.of(),
                List.of(),
                randomHex(20));
        JsonFile.write(home.resolve(STATE_FILE), job);
        jobs.put(id, job);
        disturbances.taken(job);
        return Optional.of(job);
    }

    /** Whether a user has as many unfinished jobs as are allowed. */
    public boolean full(String username) {
        return jobs.values().stream()
                        .filter(job ->
                                job.username().equals(username) && job.state().unfinished())
                        .count()
                >= limit();
    }

    /** How many unfinished jobs a user may have. */
    public int limit() {
        return disturbances.slots(maximumPerUser);
    }

    private String newId() {
        LocalDateTime time = LocalDateTime.now(clock);
        while (jobs.containsKey(ID.format(time))) {
            time = time.plusNanos(1_000_000);
        }
        return ID.format(time);
    }

    static String randomHex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    public @Nullable Job find(String id) {
        return jobs.get(id);
    }

    /** A user's jobs, newest first. */
    public List<Job> of(String username) {
        return all().stream().filter(job -> job.username().equals(username)).toList();
    }

    /** Everybody's jobs, newest first. */
    public List<Job> all() {
        return jobs.values().stream()
                .sorted(Comparator.comparingLong(Job::number).reversed())
                .toList();
    }

    Optional<Job> withFile(String hash) {
        return jobs.values().stream()
                .filter(job -> job.files().stream().anyMatch(file -> file.hash().equals(hash)))
                .findFirst();
    }

    Optional<Job> withOutput(String outputHash) {
        return jobs.values().stream()
                .filter(job -> job.outputHash().equals(outputHash))
                .findFirst();
    }

    List<String> unfinished() {
        return jobs.values().stream()
                .filter(job -> job.state().unfinished())
                .map(Job::id)
                .toList();
    }

    /** How many jobs are in each state. */
    public Map<JobState, Integer> counts() {
        Map<JobState, Integer> counts = new HashMap<>();
        jobs.values().forEach(job -> counts.merge(job.state(), 1, Integer::sum));
        return counts;
    }

    /** Changes a job and stores it; nothing happens to one that is gone. */
    synchronized @Nullable Job update(String id, UnaryOperator<Job> change) {
        Job job = jobs.get(id);
        if (job == null) {
            return null;
        }
        Job changed = change.apply(job);
        try {
            JsonFile.write(folder.resolve(id).resolve(STATE_FILE), changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jobs.put(id, changed);
        return changed;
    }

    /** Removes a job with its files. */
    public synchronized Job delete(Job job) throws IOException {
        jobs.remove(job.id());
        JsonFile.delete(folder.resolve(job.id()));
        return job.in(JobState.DELETED);
    }

    /** Removes the files of a finished job, which stays in the list. */
    public void retire(String id) throws IOException {
        update(id, job -> job.in(JobState.RETIRED));
        JsonFile.delete(folders(id).output());
        JsonFile.delete(folders(id).input());
    }

    /** Gives all files of a job their downloads back. */
    public void resetDownloads(String id) {
        update(
                id,
                job -> job.withFiles(job.files().stream().map(OutputFile::reset).toList()));
    }

    /** One of the files that a settled job lists, unless it was retired. */
    public Optional<Path> output(Job job, String name) {
        return job.files().stream()
                .filter(file -> file.name().equals(name))
                .map(file -> folders(job.id()).output().resolve(file.name()))
                .filter(Files::exists)
                .findFirst();
    }

    JobFolders folders(String id) {
        Path home = folder.resolve(id);
        return new JobFolders(home.resolve("input"), home.resolve("work"), home.resolve("output"));
    }

    long now() {
        return clock.millis();
    }
}
