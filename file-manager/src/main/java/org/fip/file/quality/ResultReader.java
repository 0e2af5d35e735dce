package org.fip.file.quality;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.catalogue.FileRecord;
import org.fip.file.catalogue.FileType;
import org.fip.file.storage.Blob;
import org.fip.file.storage.Contents;
import org.fip.file.storage.Digests;
import org.fip.file.storage.EncryptedBlobs;
import org.fip.file.storage.Transfers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads each result soon after it was stored: what it says about quality, and a tabix index where the server sent none. One at
 * a time, so that uploads and downloads have the rest of the machine; a crash only means that a file is read again.
 */
@Component
class ResultReader {
    private static final Logger log = LoggerFactory.getLogger(ResultReader.class);
    private static final Duration RENEWAL = Duration.ofMinutes(1);

    private final Analyses analyses;
    private final EncryptedBlobs storage;
    private final Contents contents;
    private final Transfers transfers;
    private final FileCatalogue files;
    private final Clock clock;

    ResultReader(
            Analyses analyses,
            EncryptedBlobs storage,
            Contents contents,
            Transfers transfers,
            FileCatalogue files,
            Clock clock) {
        this.analyses = analyses;
        this.storage = storage;
        this.contents = contents;
        this.transfers = transfers;
        this.files = files;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT2S")
    void readAll() {
        // Other things wait for this thread, so it does not wait for room.
        transfers.inBackgroundNow().ifPresent(this::readAll);
    }

    private void readAll(Transfers.Room room) {
        try (room) {
            while (analyses.claim().map(this::read).orElse(false)) {
                // the next one
            }
        }
    }

    private boolean read(Analyses.Waiting file) {
        try {
            var reading = FileReading.of(
                    file.filename(),
                    file.type(),
                    file.jobId() != null && !file.indexed(),
                    contents.ofFile(file.fileId()),
                    new Renewal(file.fileId()));
            var index = reading.index();
            var jobId = file.jobId();
            if (index != null && jobId != null) {
                storeIndex(file, jobId, index);
            }
            analyses.done(file, reading.summary());
        } catch (IOException e) {
            log.warn("The result {} cannot be read, it will be tried again: {}", file.fileId(), e.getMessage());
        }
        return true;
    }

    private void storeIndex(Analyses.Waiting file, UUID jobId, byte[] index) throws IOException {
        Blob blob;
        try (var writer = storage.begin()) {
            writer.write(index, 0, index.length);
            blob = writer.finish();
        }
        var record = new FileRecord(
                blob.id(),
                file.userId(),
                jobId,
                FileType.OUTPUT,
                file.filename() + ".tbi",
                blob.size(),
                HexFormat.of().formatHex(Digests.sha256().digest(index)),
                clock.instant());
        files.addResult(record, blob, jobId);
        analyses.derived(blob.id(), file.fileId());
    }

    private final class Renewal implements FileReading.Progress {
        private final UUID fileId;
        private Instant last = clock.instant();

        Renewal(UUID fileId) {
            this.fileId = fileId;
        }

        @Override
        public void goesOn() {
            if (clock.instant().isAfter(last.plus(RENEWAL))) {
                last = clock.instant();
                analyses.renew(fileId);
            }
        }
    }
}
