package org.fip.sandbox.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fip.sandbox.storage.JsonFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works the waiting jobs off, first come first served, with a fixed number of threads. */
public final class JobQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final long STOP_SECONDS = 10;

    private record Running(Thread thread, CompletableFuture<Void> stopped) {}

    private final Jobs jobs;
    private final JobRunner runner;
    private final Disturbances disturbances;
    private final LightJobs light;
    private final List<String> waiting = new ArrayList<>();
    private final Map<String, Running> running = new HashMap<>();
    private final Set<String> dropped = new HashSet<>();
    private final List<Thread> workers = new ArrayList<>();
    private boolean blocked;
    private boolean closed;

    public JobQueue(Jobs jobs, JobRunner runner, int size, Disturbances disturbances) {
        this.jobs = jobs;
        this.runner = runner;
        this.disturbances = disturbances;
        this.light = new LightJobs(runner, this::blocked);
        for (int i = 1; i <= size; i++) {
            workers.add(Thread.ofPlatform().name("job-" + i).daemon().start(this::work));
        }
    }

    /** Puts a stored job at the end. */
    public void add(Job job) {
        disturbances.lightRun().ifPresentOrElse(run -> light.add(job.id(), run), () -> enqueue(job.id()));
    }

    private synchronized void enqueue(String id) {
        waiting.add(id);
        notifyAll();
    }

    /** 0-based among the waiting; 0 for one that is being worked on; -1 for one that is done. */
    public synchronized int position(Job job) {
        int position = waiting.indexOf(job.id());
        boolean active = running.containsKey(job.id()) || light.holds(job.id());
        return position < 0 && active ? 0 : position;
    }

    public synchronized int waitingJobs() {
        return waiting.size();
    }

    /** Keeps jobs from being started, or lets them again. */
    public synchronized void block(boolean block) {
        blocked = block;
        notifyAll();
    }

    private synchronized boolean blocked() {
        return blocked;
    }

    /** Stops an unfinished job and waits until it has stopped; does nothing to a finished one. */
    public Job cancel(Job job) throws IOException, InterruptedException {
        if (light.stop(job.id())) {
            runner.settleCancelled(job.id());
            return stored(job);
        }
        CompletableFuture<Void> stopped;
        synchronized (this) {
            Running active = running.get(job.id());
            if (waiting.remove(job.id())) {
                runner.settleCancelled(job.id());
                stopped = CompletableFuture.completedFuture(null);
            } else if (active != null) {
                Job now = jobs.update(
                        job.id(),
                        old -> old.state() == JobState.RUNNING ? old.ended(JobState.CANCELLED, jobs.now()) : old);
                if (now != null && now.state() == JobState.CANCELLED) {
                    active.thread.interrupt();
                }
                stopped = active.stopped;
            } else {
                stopped = CompletableFuture.completedFuture(null);
            }
        }
        await(job.id(), stopped);
        return stored(job);
    }

    private Job stored(Job job) {
        Job now = jobs.find(job.id());
        return now == null ? job : now;
    }

    private static void await(String id, CompletableFuture<Void> stopped) throws InterruptedException {
        try {
            stopped.get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("Job {} is slow to stop", id);
        }
    }

    /** Drops all unfinished work as a restart of the server does: those jobs are dead. */
    public void dropAll() throws InterruptedException {
        for (String id : jobs.unfinished()) {
            CompletableFuture<Void> stopped = CompletableFuture.completedFuture(null);
            light.stop(id);
            synchronized (this) {
                waiting.remove(id);
                Running active = running.get(id);
                if (active != null) {
                    dropped.add(id);
                    active.thread.interrupt();
                    stopped = active.stopped;
                }
            }
            await(id, stopped);
            jobs.update(id, job -> job.state().unfinished() ? job.dead() : job);
            LOG.info("Job {} was dropped", id);
        }
    }

    /** Starts a dead job anew under its id. */
    public Job restart(Job job) throws IOException {
        JsonFile.delete(jobs.folders(job.id()).output());
        JsonFile.delete(jobs.folders(job.id()).work());
        Job again = jobs.update(job.id(), Job::waiting);
        if (again == null) {
            return job;
        }
        add(again);
        return again;
    }

    private void work() {
        while (true) {
            String id = take();
            if (id == null) {
                return;
            }
            try {
                runner.run(id);
            } catch (InterruptedException e) {
                stopped(id);
            } catch (IOException | RuntimeException e) {
                LOG.warn("Job {} cannot be stored", id, e);
            } finally {
                release(id);
            }
        }
    }

    private void stopped(String id) {
        synchronized (this) {
            if (dropped.contains(id)) {
                return;
            }
            if (closed) {
                return; // the server stops: the job stays as it is on disk, and is dead at the next start
            }
        }
        try {
            runner.settleCancelled(id);
        } catch (IOException e) {
            LOG.warn("Job {} cannot be stored", id, e);
        }
    }

    private synchronized @Nullable String take() {
        while (!closed && (blocked || waiting.isEmpty())) {
            try {
                wait();
            } catch (InterruptedException e) {
                // A cancellation that came after the job's last step; only closing ends a worker.
                LOG.debug("Interrupted without work");
            }
        }
        if (closed) {
            return null;
        }
        String id = waiting.removeFirst();
        running.put(id, new Running(Thread.currentThread(), new CompletableFuture<>()));
        return id;
    }

    private synchronized void release(String id) {
        Running done = running.remove(id);
        dropped.remove(id);
        Thread.interrupted(); // a late cancellation must not hit the next job
        if (done != null) {
            done.stopped.complete(null);
        }
        notifyAll();
    }

    @Override
    public void close() {
        light.close();
        synchronized (this) {
            closed = true;
            running.values().forEach(active -> active.thread.interrupt());
            notifyAll();
        }
    }
}
