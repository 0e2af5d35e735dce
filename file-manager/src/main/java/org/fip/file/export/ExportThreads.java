package org.fip.file.export;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Exports compute for minutes without waiting for anything. On the virtual threads that answer requests, a few of them would
 * keep every other request from being answered; so each has a thread of its own, and there are only so many.
 */
@Component
class ExportThreads implements AutoCloseable {
    private static final int AT_ONCE = 16;

    private final Semaphore room = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("export-", 0).factory());

    /** What is done with an answer's body. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** Room for one export until it is closed. */
    @FunctionalInterface
    interface Reservation extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws org.fip.common.problem.ProblemException when there are enough already */
    Reservation reserve() {
        if (!room.tryAcquire()) {
            throw new ExportProblem.TooManyExports().asException();
        }
        return room::release;
    }

    /** Comes back when the work is done. */
    void run(Work work) throws IOException {
        var task = threads.submit(() -> {
            work.run();
            return null;
        });
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The service is stopping");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
