package org.fip.file.upload;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fip.common.fault.Failpoint;
import org.fip.common.fault.Failpoints;
import org.fip.common.problem.CommonProblem;
import org.fip.common.problem.ProblemException;
import org.fip.file.FileSettings;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.catalogue.FileRecord;
import org.fip.file.catalogue.FileType;
import org.fip.file.preflight.Inspector;
import org.fip.file.preflight.Preflight;
import org.fip.file.storage.Blobs;
import org.fip.file.storage.Contents;
import org.fip.file.storage.EncryptedBlobs;
import org.fip.file.usage.Quota;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Uploads that go on where they broke off. What the row says is safe, is safe; a request that brings bytes claims the row
 * first, and what an earlier one still held is not taken any more, in whatever process it runs.
 */
@Service
class ResumableUploads {
    private final PartialUploads uploads;
    private final Blobs blobs;
    private final EncryptedBlobs storage;
    private final Contents contents;
    private final FileCatalogue catalogue;
    private final Quota quota;
    private final Preflight preflight;
    private final FileSettings settings;
    private final TransactionTemplate transaction;
    private final Failpoints failpoints;
    private final Clock clock;
    private final Map<UUID, Arrival> arriving = new ConcurrentHashMap<>();
    private final Intakes intakes = new Intakes();

    ResumableUploads(
            PartialUploads uploads,
            Blobs blobs,
            EncryptedBlobs storage,
            Contents contents,
            FileCatalogue catalogue,
            Quota quota,
            Preflight preflight,
            FileSettings settings,
            TransactionTemplate transaction,
            Failpoints failpoints,
            Clock clock) {
        this.uploads = uploads;
        this.blobs = blobs;
        this.storage = storage;
        this.contents = contents;
        this.catalogue = catalogue;
        this.quota = quota;
        this.preflight = preflight;
        this.settings = settings;
        this.transaction = transaction;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    /** Keeps room for {@code length} bytes. */
    PartialUpload create(long userId, long length, UploadMetadata metadata) {
        if (length == 0) {
            throw new FileProblem.EmptyFile(metadata.filename()).asException();
        }
        if (length > settings.maxSize().toBytes()) {
            throw new FileProblem.FileTooLarge(settings.maxSize()).asException();
        }
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            quota.require(userId, length);
            return uploads.create(userId, length, metadata);
        }));
    }

    List<PartialUpload> unfinished(long userId) {
        return uploads.unfinished(userId);
    }

    /** Where the upload stands; what is arriving just now is made safe first. */
    PartialUpload state(long userId, UUID id) {
        var upload = require(userId, id);
        var arrival = arriving.get(id);
        if (arrival != null) {
            arrival.soFar();
        }
        if (!upload.isWhole() && arrival != null) {
            upload = require(userId, id);
        }
        return upload.isWhole() && upload.completedAt() == null && !arriving.containsKey(id)
                ? complete(upload)
                : upload;
    }

    /**
     * Adds the bytes of one request.
     *
     * @throws IOException when the sender broke off; what had arrived is kept, unless it has a checksum
     */
    PartialUpload append(long userId, UUID id, long offset, @Nullable UploadChecksum checksum, InputStream body)
            throws IOException {
        var before = require(userId, id);
        if (before.completedAt() != null || !makeWay(id, offset) || !uploads.claim(id, userId, offset)) {
            throw new TusProblem.WrongOffset(require(userId, id).received()).asException();
        }
        var upload = require(userId, id);
        var arrival = new Arrival(upload, intake(upload), checksum, (at, piece) -> add(upload, at, piece), contents);
        arriving.put(id, arrival);
        try {
            arrival.take(body);
        } finally {
            left(id, arrival);
        }
        var after = require(userId, id);
        return after.isWhole() && after.completedAt() == null ? complete(after) : after;
    }

    /**
     * Adds the bytes that came with the creation. Who is refused does not learn of the upload, so it is not left to keep room;
     * what a broken connection has brought is among the unfinished ones.
     *
     * @throws IOException when the sender broke off
     */
    PartialUpload begin(PartialUpload created, @Nullable UploadChecksum checksum, InputStream body) throws IOException {
        var userId = created.userId();
        try {
            return append(userId, created.id(), 0, checksum, body);
        } catch (IOException e) {
            if (require(userId, created.id()).received() == 0) {
                terminate(userId, created.id());
            }
            throw e;
        } catch (RuntimeException e) {
            if (!(e instanceof ProblemException refused && refused.problem() instanceof TusProblem.Superseded)) {
                terminate(userId, created.id());
            }
            throw e;
        }
    }

    /** Nothing of the upload is kept; the file that it may have become is. */
    void terminate(long userId, UUID id) {
        require(userId, id);
        endArrival(id);
        remove(id);
    }

    /** Removes what nobody has gone on with, and makes files of what a process that died has left whole. */
    int cleanUp() {
        for (var whole : uploads.leftWhole(clock.instant().minus(java.time.Duration.ofMinutes(5)))) {
            complete(whole);
        }
        var expired = uploads.expired();
        expired.forEach(upload -> remove(upload.id()));
        return (int) expired.stream().filter(u -> u.completedAt() == null).count();
    }

    private void remove(UUID id) {
        intakes.forget(id);
        List<Blobs.Piece> pieces = transaction.execute(status -> {
            // Else its bytes could become a file's between the two, and be removed all the same.
            uploads.hold(id);
            var before = blobs.ofUpload(id);
            uploads.remove(id);
            return before;
        });
        contents.remove(pieces);
    }

    /** Whether a request that goes on at {@code offset} can; what is arriving is ended only then. */
    private boolean makeWay(UUID id, long offset) {
        var arrival = arriving.get(id);
        if (arrival == null) {
            return true;
        }
        if (!arrival.endAt(offset)) {
            return false;
        }
        left(id, arrival);
        return true;
    }

    /** It has ended; what it has read along is there for whoever goes on. */
    private void left(UUID id, Arrival arrival) {
        arriving.remove(id, arrival);
        arrival.leave().ifPresent(intake -> intakes.keep(id, intake));
    }

    private void endArrival(UUID id) {
        var arrival = arriving.remove(id);
        if (arrival != null) {
            arrival.end();
            arrival.leave().ifPresent(intake -> intakes.keep(id, intake));
        }
    }

    private boolean add(PartialUpload upload, long at, org.fip.file.storage.Blob piece) {
        failpoints.pass(Failpoint.AFTER_STORE);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var taken = uploads.add(upload.id(), upload.writer(), at, piece.size());
            if (taken) {
                blobs.addToUpload(upload.id(), at, piece);
            }
            return taken;
        }));
    }

    /** One that has seen all that is safe. */
    private Intake intake(PartialUpload upload) {
        var intake = intakes.take(upload.id(), upload.received())
                .orElseGet(() -> new Intake(storage, upload.received() == 0 ? inspector(upload) : null));
        if (intake.position() < upload.received()) {
            try (var stored = contents.ofUpload(upload.id())) {
                intake.replay(stored.position(intake.position()));
            } catch (IOException e) {
                Intakes.drop(intake);
                throw Trouble.of(e).asException();
            }
        }
        return intake;
    }

    // Only from the first byte on; what begins in the middle is read again once it is whole.
    private @Nullable Inspector inspector(PartialUpload upload) {
        return preflight.begin(upload.id(), upload.userId(), upload.filename());
    }

    private PartialUpload complete(PartialUpload upload) {
        var intake = intake(upload);
        var file = new FileRecord(
                upload.id(),
                upload.userId(),
                null,
                FileType.INPUT,
                upload.filename(),
                upload.length(),
                intake.sha256(),
                clock.instant());
        var added = Boolean.TRUE.equals(transaction.execute(status -> {
            var first = uploads.complete(upload.id());
            if (first) {
                catalogue.addUploaded(file);
            }
            return first;
        }));
        if (added) {
            preflight.keep(file.id(), file.filename(), intake.inspection());
        } else {
            Intakes.drop(intake);
        }
        return require(upload.userId(), upload.id());
    }

    private PartialUpload require(long userId, UUID id) {
        var upload = uploads.find(id, userId)
                .orElseThrow(() -> new CommonProblem.NotFound("The upload " + id).asException());
        if (upload.fileGone()) {
            throw new TusProblem.Gone("The file that this upload became has been deleted").asException();
        }
        if (upload.completedAt() == null && upload.expiresAt().isBefore(clock.instant())) {
            throw new TusProblem.Gone("Nobody went on with the upload in time").asException();
        }
        return upload;
    }
}
