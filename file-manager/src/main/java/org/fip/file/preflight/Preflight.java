package org.fip.file.preflight;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.fip.file.storage.Contents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Has VCFs inspected: while they stream in where that keeps up, else from the storage, one after the other. An upload never
 * waits for it, and never fails because of it.
 */
@Service
public class Preflight {
    private static final Logger log = LoggerFactory.getLogger(Preflight.class);
    // Each takes up to 24 MiB.
    private static final int STREAMING_AT_ONCE = 2;

    private final Inspections inspections;
    private final Contents contents;
    private final Semaphore streaming = new Semaphore(STREAMING_AT_ONCE);
    private final ExecutorService reading = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("inspection-of-stored").priority(Thread.MIN_PRIORITY)::unstarted);

    Preflight(Inspections inspections, Contents contents) {
        this.inspections = inspections;
        this.contents = contents;
    }

    /** For a file that begins to stream in; null where it is to be read later, or is no VCF by its name. */
    public @Nullable Inspector begin(String filename) {
        if (!isVcf(filename) || !streaming.tryAcquire()) {
            return null;
        }
        var inspector = new Inspector();
        inspector.result().whenComplete((inspection, trouble) -> streaming.release());
        return inspector;
    }

    /**
     * Keeps what is found in a file that is there now.
     *
     * @param running of the inspector that saw all of it, if there was one
     */
    public void keep(UUID fileId, String filename, @Nullable CompletableFuture<Inspection> running) {
        if (running != null) {
            running.whenComplete((inspection, trouble) -> {
                if (trouble == null) {
                    store(fileId, inspection);
                } else if (trouble instanceof Inspector.BehindException) {
                    later(fileId);
                } else {
                    logged(fileId, trouble);
                }
            });
        } else if (isVcf(filename)) {
            later(fileId);
        }
    }

    private void later(UUID fileId) {
        try {
            reading.execute(() -> inspect(fileId));
        } catch (RejectedExecutionException e) {
            logged(fileId, e);
        }
    }

    private void inspect(UUID fileId) {
        try (var stored = Channels.newInputStream(contents.ofFile(fileId))) {
            store(fileId, Scan.of(stored));
        } catch (IOException | RuntimeException e) {
            logged(fileId, e);
        }
    }

    private void store(UUID fileId, Inspection inspection) {
        try {
            inspections.keep(fileId, inspection);
        } catch (RuntimeException e) {
            logged(fileId, e);
        }
    }

    // Without its message, which may speak of what is in the file.
    private static void logged(UUID fileId, Throwable trouble) {
        if (!(trouble instanceof CancellationException)) {
            var where = trouble.getStackTrace();
            log.warn(
                    "The file {} was not inspected: {} {}",
                    fileId,
                    trouble.getClass().getName(),
                    where.length == 0 ? "" : where[0]);
        }
    }

    private static boolean isVcf(String filename) {
        var name = filename.toLowerCase(Locale.ROOT);
        return name.endsWith(".vcf") || name.endsWith(".vcf.gz") || name.endsWith(".vcf.bgz");
    }

    @PreDestroy
    void end() {
        reading.shutdownNow();
    }
}
