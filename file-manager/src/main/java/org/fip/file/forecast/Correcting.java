package org.fip.file.forecast;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import jakarta.annotation.PreDestroy;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestOutputStream;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fip.common.problem.ProblemException;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.catalogue.FileRecord;
import org.fip.file.catalogue.FileType;
import org.fip.file.panelsites.SiteListProblem;
import org.fip.file.panelsites.SiteLists;
import org.fip.file.preflight.Build;
import org.fip.file.preflight.Preflight;
import org.fip.file.storage.Blob;
import org.fip.file.storage.BlobOutput;
import org.fip.file.storage.Contents;
import org.fip.file.storage.Digests;
import org.fip.file.storage.EncryptedBlobs;
import org.fip.file.storage.Transfers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes corrected files, in the background, one after the other; each is a file of its own that counts like an upload. */
@Service
class Correcting {
    private static final Logger log = LoggerFactory.getLogger(Correcting.class);
    private static final String ENDING = ".corrected.vcf.gz";
    private static final int LONGEST_NAME = 255;

    private final FileCatalogue files;
    private final SiteLists lists;
    private final Forecasts forecasts;
    private final Corrections corrections;
    private final Contents contents;
    private final EncryptedBlobs storage;
    private final Transfers transfers;
    private final Preflight preflight;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExecutorService writing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("correction").priority(Thread.MIN_PRIORITY)::unstarted);

    Correcting(
            FileCatalogue files,
            SiteLists lists,
            Forecasts forecasts,
            Corrections corrections,
            Contents contents,
            EncryptedBlobs storage,
            Transfers transfers,
            Preflight preflight,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.lists = lists;
        this.forecasts = forecasts;
        this.corrections = corrections;
        this.contents = contents;
        this.storage = storage;
        this.transfers = transfers;
        this.preflight = preflight;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void noteInterrupted() {
        corrections.endInterrupted("The platform was restarted while the file was written; start again");
    }

    @PreDestroy
    void end() {
        writing.shutdownNow();
    }

    FileCorrection of(long userId, UUID fileId, long panelId) {
        files.require(userId, fileId);
        return corrections.find(fileId, panelId).orElseGet(() -> FileCorrection.none(panelId));
    }

    FileCorrection begin(long userId, UUID fileId, long panelId) {
        var origin = files.require(userId, fileId);
        var build = lists.build(panelId).orElseThrow(() -> new SiteListProblem.NoSites(panelId).asException());
        if (!forecasts.find(fileId, panelId).map(FileForecast::correctable).orElse(false)) {
            throw new CorrectionProblem.NothingToCorrect().asException();
        }
        corrections.begin(origin, panelId).ifPresent(id -> writing.execute(() -> make(id, origin, panelId, build)));
        return of(userId, fileId, panelId);
    }

    private void make(UUID id, FileRecord origin, long panelId, Build build) {
        try (var _ = transfers.inBackground()) {
            contents.read(origin.id(), stored -> write(stored, id, origin, panelId, build));
        } catch (ForecastTally.UnsortedException e) {
            corrections.failed(id, "The rows are not sorted by chromosome and position");
        } catch (Corrector.UnreadableException e) {
            corrections.failed(id, "In " + origin.filename() + ", " + e.getMessage());
        } catch (Corrections.ListReplacedException e) {
            corrections.failed(id, "The panel's sites became others while the file was written");
        } catch (ProblemException e) {
            corrections.failed(id, e.problem().detail());
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "The file {} was not corrected: {}",
                    origin.id(),
                    e.getClass().getName());
            corrections.failed(id, "The file could not be read or written to its end; try again");
        }
    }

    private void write(InputStream stored, UUID id, FileRecord origin, long panelId, Build build) throws IOException {
        var sha256 = Digests.sha256();
        Corrected counts;
        Blob written;
        try (var blob = storage.begin()) {
            // Its end writes the block that ends a block-gzipped file.
            try (var packed = new BlockCompressedOutputStream(
                            new DigestOutputStream(new BlobOutput(blob), sha256), (File) null);
                    var corrector = new Corrector(build, chromosome -> lists.open(panelId, chromosome), packed)) {
                counts = corrector.rewrite(stored);
            }
            written = blob.finish();
        }
        add(id, panelId, origin, counts, written, HexFormat.of().formatHex(sha256.digest()));
    }

    private void add(UUID id, long panelId, FileRecord origin, Corrected counts, Blob written, String sha256) {
        var file = new FileRecord(
                written.id(),
                origin.userId(),
                null,
                FileType.INPUT,
                name(origin.filename()),
                written.size(),
                sha256,
                clock.instant());
        try {
            transaction.executeWithoutResult(status -> {
                files.add(file, written);
                corrections.done(id, panelId, file.id(), counts);
            });
        } catch (RuntimeException e) {
            contents.remove(written.id());
            throw e;
        }
        preflight.keep(file.id(), file.filename(), null);
        log.info("The file {} was corrected for a panel: {}", origin.id(), file.id());
    }

    private static String name(String filename) {
        var bare = filename.replaceFirst("(?i)\\.vcf(\\.b?gz)?$", "");
        var from = Math.max(0, bare.length() + ENDING.length() - LONGEST_NAME);
        return bare.substring(from) + ENDING;
    }
}
