package org.fip.worker.test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.fip.adapter.ApiToken;
import org.fip.adapter.AppForm;
import org.fip.adapter.ArchivePassword;
import org.fip.adapter.FetchReport;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.InputFile;
import org.fip.adapter.Outcome;
import org.fip.adapter.OutputSink;
import org.fip.adapter.RemoteJob;
import org.fip.adapter.RemoteMessage;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.RemoteState;
import org.fip.adapter.RemoteStatus;
import org.fip.adapter.ServerDescription;
import org.fip.adapter.Submission;
import org.fip.adapter.TokenOwner;
import org.jspecify.annotations.Nullable;

/** An external server in memory. It keeps its jobs and fails as a test tells it to, one scripted failure per question. */
public final class ScriptedServer implements ImputationServer {
    public static final ScriptedServer INSTANCE = new ScriptedServer();

    /** A job as the server has it. */
    public static final class Job {
        public final String id;
        public final Submission submission;
        public final List<String> input;
        public RemoteState state = RemoteState.QUEUED;
        public int progress;
        public final List<RemoteMessage> messages = new ArrayList<>();
        public @Nullable Instant startedAt;

        Job(String id, Submission submission, List<String> input) {
            this.id = id;
            this.submission = submission;
            this.input = input;
        }
    }

    /** Stands for kill -9 of the worker: nothing of ours runs after it. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, String> outputs = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Map<String, Integer> downloads = new ConcurrentHashMap<>();
    private final Deque<Outcome.Failure<?>> failures = new ArrayDeque<>();
    private final Deque<Outcome.Failure<?>> failedDownloads = new ArrayDeque<>();
    private boolean obeysCancellation = true;
    private int cancellations;
    private boolean killWorkerAfterSubmit;
    private boolean killWorkerAfterFirstDownload;
    private @Nullable CountDownLatch heldUpload;
    private @Nullable CountDownLatch heldDownload;
    private @Nullable Runnable duringUpload;
    private boolean heldAfterItsEnd;

    public synchronized void reset() {
        jobs.clear();
        outputs.clear();
        places.clear();
        downloads.clear();
        failures.clear();
        failedDownloads.clear();
        obeysCancellation = true;
        cancellations = 0;
        killWorkerAfterSubmit = false;
        killWorkerAfterFirstDownload = false;
        heldUpload = null;
        heldDownload = null;
        duringUpload = null;
    }

    /** The next question of any kind gets this answer instead. */
    public synchronized void failNext(Outcome.Failure<?> failure) {
        failures.add(failure);
    }

    /** The next download ends like this. */
    public synchronized void failNextDownload(Outcome.Failure<?> failure) {
        failedDownloads.add(failure);
    }

    /** From now on a cancellation is answered well and changes nothing. */
    public synchronized void obeysNoCancellation() {
        obeysCancellation = false;
    }

    /** How often a cancellation was asked for. */
    public synchronized int cancellations() {
        return cancellations;
    }

    public synchronized void killWorkerAfterSubmit() {
        killWorkerAfterSubmit = true;
    }

    /** The next upload never ends by itself; counts down when it has begun. */
    public synchronized CountDownLatch holdsNextUpload(boolean afterItsEnd) {
        var reached = new CountDownLatch(1);
        heldAfterItsEnd = afterItsEnd;
        heldUpload = reached;
        return reached;
    }

    /** The next download never ends by itself; counts down when it has begun. */
    public synchronized CountDownLatch holdsNextDownload() {
        var reached = new CountDownLatch(1);
        heldDownload = reached;
        return reached;
    }

    /** The next upload lasts until this has happened. */
    public synchronized void duringNextUpload(Runnable what) {
        duringUpload = what;
    }

    public synchronized void killWorkerAfterFirstDownload() {
        killWorkerAfterFirstDownload = true;
    }

    public synchronized void offers(String output, String content) {
        outputs.put(output, content);
    }

    /** An output that stays where it is. */
    public synchronized void keeps(String output, String atSite) {
        outputs.put(output, "");
        places.put(output, atSite);
    }

    /** A job that its owner has started without us. */
    public synchronized Job startedElsewhere(String id) {
        var input = new InputFile("by-hand.vcf.gz", 1, InputStream::nullInputStream, null);
        var submission =
                new Submission("by-hand", "their-panel", null, null, null, null, null, null, List.of(input), Map.of());
        var job = new Job(id, submission, List.of());
        jobs.put(id, job);
        return job;
    }

    public synchronized List<Job> jobs() {
        return List.copyOf(jobs.values());
    }

    public Job onlyJob() {
        var all = jobs();
        if (all.size() != 1) {
            throw new AssertionError("The server has " + all.size() + " jobs");
        }
        return all.getFirst();
    }

    public int downloads(String output) {
        return downloads.getOrDefault(output, 0);
    }

    @Override
    public synchronized Outcome<String> submit(ApiToken token, Submission submission) throws IOException {
        var failure = failures.poll();
        if (failure != null && !failure.mayHaveArrived()) {
            return failure.as();
        }
        if (heldUpload != null) {
            return hold(heldUpload);
        }
        if (duringUpload != null) {
            var what = duringUpload;
            duringUpload = null;
            what.run();
        }
        List<String> input = new ArrayList<>();
        for (var file : submission.inputFiles()) {
            try (var content = file.source().open()) {
                input.add(new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        var id = "job-20251004-" + (jobs.size() + 1);
        jobs.put(id, new Job(id, submission, input));
        if (killWorkerAfterSubmit) {
            killWorkerAfterSubmit = false;
            throw new Killed();
        }
        return failure == null ? Outcome.ok(id) : failure.as();
    }

    private Outcome<String> hold(CountDownLatch reached) {
        heldUpload = null;
        waitForInterruption(reached);
        return new Outcome.Unreachable<>("interrupted", heldAfterItsEnd, null);
    }

    private Outcome<FetchReport> holdDownload(CountDownLatch reached) {
        heldDownload = null;
        waitForInterruption(reached);
        return new Outcome.Damaged<>(Outcome.Damage.CUT_SHORT, "interrupted");
    }

    private void waitForInterruption(CountDownLatch reached) {
        reached.countDown();
        try {
            while (true) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized Outcome<RemoteJob> findByMarker(ApiToken token, String marker) {
        var failure = failures.poll();
        if (failure != null) {
            return failure.as();
        }
        return jobs.values().stream()
                .filter(j -> j.submission.marker().equals(marker))
                .findFirst()
                .<Outcome<RemoteJob>>map(j -> Outcome.ok(new RemoteJob(j.id, marker, j.state, null)))
                .orElse(new Outcome.NotFound<>("no such job"));
    }

    @Override
    public synchronized Outcome<RemoteStatus> status(ApiToken token, String externalId) {
        var failure = failures.poll();
        return failure != null ? failure.as() : status(externalId);
    }

    private Outcome<RemoteStatus> status(String externalId) {
        var job = jobs.get(externalId);
        return job == null
                ? new Outcome.NotFound<>("no such job")
                : Outcome.ok(new RemoteStatus(
                        job.state,
                        job.progress,
                        job.state == RemoteState.QUEUED ? 3 : null,
                        job.messages,
                        null,
                        job.startedAt,
                        null,
                        null));
    }

    @Override
    public synchronized Outcome<List<RemoteOutput>> outputs(ApiToken token, String externalId) {
        return Outcome.ok(outputs.keySet().stream()
                .map(name ->
                        new RemoteOutput(name, kind(name), "/share/results/hash/" + name, 10, null, places.get(name)))
                .toList());
    }

    @Override
    public Outcome<FetchReport> fetch(
            ApiToken token, RemoteOutput output, @Nullable ArchivePassword password, OutputSink sink)
            throws IOException {
        Outcome.@Nullable Failure<?> failure;
        String content;
        synchronized (this) {
            downloads.merge(output.name(), 1, Integer::sum);
            if (heldDownload != null) {
                return holdDownload(heldDownload);
            }
            failure = failedDownloads.poll();
            content = outputs.get(output.name());
        }
        if (failure != null) {
            return failure.as();
        }
        var name = output.name().replace("chr_20.zip", "chr20.dose.vcf.gz");
        sink.accept(name, new ByteArrayInputStream(String.valueOf(content).getBytes(StandardCharsets.UTF_8)));
        synchronized (this) {
            if (killWorkerAfterFirstDownload && output.kind() == RemoteOutput.Kind.OTHER) {
                killWorkerAfterFirstDownload = false;
                throw new Killed();
            }
        }
        return Outcome.ok(new FetchReport(List.of(), 1));
    }

    @Override
    public synchronized Outcome<RemoteStatus> cancel(ApiToken token, String externalId) {
        cancellations++;
        var failure = failures.poll();
        if (failure != null) {
            return failure.as();
        }
        var job = jobs.get(externalId);
        if (obeysCancellation && job != null && !job.state.isTerminal()) {
            job.state = RemoteState.CANCELLED;
        }
        return status(externalId);
    }

    @Override
    public Outcome<Done> restart(ApiToken token, String externalId) {
        return new Outcome.Refused<>("not for tokens");
    }

    @Override
    public Outcome<List<RemoteJob>> listJobs(ApiToken token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<ServerDescription> describe(@Nullable ApiToken token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<AppForm> discover(ApiToken token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<TokenOwner> verifyToken(ApiToken token) {
        throw new UnsupportedOperationException();
    }

    private static RemoteOutput.Kind kind(String name) {
        if (name.startsWith("logs/")) {
            return RemoteOutput.Kind.LOG;
        }
        return name.endsWith(".zip")
                ? RemoteOutput.Kind.IMPUTED_ARCHIVE
                : name.endsWith(".txt") ? RemoteOutput.Kind.QUALITY_REPORT : RemoteOutput.Kind.OTHER;
    }
}
