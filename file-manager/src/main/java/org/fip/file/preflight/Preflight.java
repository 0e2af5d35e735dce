package org.fip.file.preflight;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.fip.file.storage.Contents;
import org.fip.file.storage.Transfers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Has VCFs inspected: while they stream in where that keeps up, else from the storage, one after the other. An upload
 * waits for it a third of its time at most, and never fails because of it. What does not come in blocks is packed in blocks on the
 * way; what a crash cut short is taken up again, here or by another process.
 */
@Service
public class Preflight {
    private static final Logger log = LoggerFactory.getLogger(Preflight.class);
    // Each takes up to 24 MiB.
    private static final int STREAMING_AT_ONCE = 2;

    private final Inspections inspections;
    private final DueInspections due;
    private final Contents contents;
    private final BlockPacker packer;
    private final Transfers transfers;
    private final Semaphore streaming = new Semaphore(STREAMING_AT_ONCE);
    private final Map<UUID, RunningUpload> uploads = new ConcurrentHashMap<>();
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();
    private final ExecutorService reading = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("inspection-of-stored").priority(Thread.MIN_PRIORITY)::unstarted);

    Preflight(Inspections inspections, DueInspections due, Contents contents, BlockPacker packer, Transfers transfers) {
        this.inspections = inspections;
        this.due = due;
        this.contents = contents;
        this.packer = packer;
        this.transfers = transfers;
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

    /** The same for an upload, of which can be told while it runs what was found so far. */
    public @Nullable Inspector begin(UUID uploadId, long userId, String filename) {
        var inspector = begin(filename);
        if (inspector != null) {
            var upload = new RunningUpload(userId, filename, inspector);
            uploads.put(uploadId, upload);
            inspector.result().whenComplete((inspection, trouble) -> uploads.remove(uploadId, upload));
        }
        return inspector;
    }

    private record RunningUpload(long userId, String filename, Inspector inspector) {}

    /** What was found so far in an upload of the user that this process is taking. */
    Optional<FoundSoFar> soFar(long userId, UUID uploadId) {
        return Optional.ofNullable(uploads.get(uploadId))
                .filter(upload -> upload.userId() == userId)
                .flatMap(upload -> Optional.ofNullable(upload.inspector().soFar())
                        .map(found -> new FoundSoFar(upload.filename(), found)));
    }

    /** What was found until a moment ago. */
    record FoundSoFar(String filename, Inspection inspection) {}

    /**
     * Keeps what is found in a file that is there now.
     *
     * @param running of the inspector that saw all of it, if there was one
     */
    public void keep(UUID fileId, String filename, @Nullable CompletableFuture<Inspection> running) {
        if (!isVcf(filename)) {
            return;
        }
        if (running == null) {
            readNow(fileId);
            return;
        }
        running.whenComplete((inspection, trouble) -> {
            if (trouble != null || inspection.wantsPacking()) {
                readNow(fileId);
            } else {
                store(fileId, inspection);
            }
        });
    }

    /** Reads what is overdue, whoever left it. */
    @Scheduled(fixedDelayString = "PT10S")
    void catchUp() {
        due.renew(inHand);
        wake();
    }

    private void readNow(UUID fileId) {
        try {
            due.now(fileId);
        } catch (RuntimeException e) {
            // It is due in a minute anyway.
            logged(fileId, e);
        }
        wake();
    }

    private void wake() {
        try {
            reading.execute(this::readAllDue);
        } catch (RejectedExecutionException e) {
            log.debug("No more inspections: the process ends");
        }
    }

    private void readAllDue() {
        try {
            for (var next = due.claim(); next.isPresent(); next = due.claim()) {
                read(next.get());
            }
        } catch (RuntimeException e) {
            log.warn(
                    "Which files are to be inspected cannot be asked now: {}",
                    e.getClass().getName());
        }
    }

    private void read(DueInspections.Due file) {
        inHand.add(file.fileId());
        try (var _ = transfers.inBackground()) {
            inspections.keep(file.fileId(), packedAsWanted(file, inspected(file)));
        } catch (IOException | RuntimeException e) {
            logged(file.fileId(), e);
            due.again(file);
        } finally {
            inHand.remove(file.fileId());
        }
    }

    private Inspection inspected(DueInspections.Due file) throws IOException {
        try (var stored = Channels.newInputStream(contents.ofFile(file.fileId()))) {
            return Scan.of(stored);
        }
    }

    private Inspection packedAsWanted(DueInspections.Due file, Inspection found) throws IOException {
        if (!found.wantsPacking()) {
            return found;
        }
        packer.pack(file.fileId());
        return found.packedAnew();
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
        var where = trouble.getStackTrace();
        log.warn(
                "The file {} was not inspected this time: {} {}",
                fileId,
                trouble.getClass().getName(),
                where.length == 0 ? "" : where[0]);
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
