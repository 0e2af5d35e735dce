package org.fip.file.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.fip.common.problem.ProblemException;
import org.fip.file.storage.Blob;
import org.fip.file.storage.Contents;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one request on their way into an upload. What has arrived is made safe every {@link #PIECE} bytes, when the
 * request ends or breaks off, and when another request asks where the upload stands; only with a checksum it waits for the
 * end. Whoever asks meanwhile never waits for the client: the lock is not held while bytes are waited for.
 */
final class Arrival {
    /** As much as a process that is killed may lose. */
    static final long PIECE = 64L << 20;

    private static final int BUFFER = 1 << 16;

    /** Writes down, in one transaction, that a piece is safe; not where somebody else sends by now. */
    interface Ledger {
        boolean add(long offset, Blob piece);
    }

    private final PartialUpload upload;
    private final Intake intake;
    private final @Nullable UploadChecksum checksum;
    private final Ledger ledger;
    private final Contents contents;

    private long safe;
    private boolean ended;
    private boolean left;

    Arrival(PartialUpload upload, Intake intake, @Nullable UploadChecksum checksum, Ledger ledger, Contents contents) {
        this.upload = upload;
        this.intake = intake;
        this.checksum = checksum;
        this.ledger = ledger;
        this.contents = contents;
        this.safe = upload.received();
    }

    /** Takes all bytes; answers how many of the upload are safe. What a broken connection has brought is kept. */
    long take(InputStream body) throws IOException {
        var buffer = new byte[BUFFER];
        try {
            for (var n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                accept(buffer, n);
            }
        } catch (IOException brokenOff) {
            end();
            throw brokenOff;
        } catch (RuntimeException e) {
            giveUp();
            throw e;
        }
        return finish();
    }

    private synchronized void accept(byte[] bytes, int n) {
        requireCurrent();
        if (safe + intake.uncut() + n > upload.length()) {
            throw new TusProblem.TooManyBytes(upload.length()).asException();
        }
        try {
            intake.accept(bytes, 0, n);
        } catch (IOException e) {
            throw told(e);
        }
        if (checksum != null) {
            checksum.update(bytes, 0, n);
        } else if (intake.uncut() >= PIECE) {
            makeSafe();
        }
    }

    private synchronized long finish() {
        requireCurrent();
        if (checksum != null && !checksum.matches()) {
            giveUp();
            throw new TusProblem.ChecksumMismatch().asException();
        }
        makeSafe();
        ended = true;
        return safe;
    }

    /** For whoever asks where the upload stands. */
    synchronized void soFar() {
        if (!ended && checksum == null) {
            makeSafe();
        }
    }

    /** Nothing more is taken; what has arrived is kept. */
    synchronized void end() {
        soFar();
        giveUp();
    }

    /** Ends where a later request goes on at {@code offset}; else all is as before. What has arrived is kept. */
    synchronized boolean endAt(long offset) {
        soFar();
        if (!ended && safe != offset) {
            return false;
        }
        giveUp();
        return true;
    }

    private synchronized void giveUp() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            intake.close();
        } catch (IOException e) {
            throw told(e);
        }
    }

    /** Gives away, once, what a later request can go on with: an intake that has seen what is safe, and no more. */
    synchronized Optional<Intake> leave() {
        if (!ended || left || intake.position() != safe) {
            return Optional.empty();
        }
        left = true;
        return Optional.of(intake);
    }

    private void requireCurrent() {
        if (ended) {
            throw new TusProblem.Superseded().asException();
        }
    }

    private void makeSafe() {
        if (intake.uncut() == 0) {
            return;
        }
        try {
            var piece = intake.cut();
            if (!ledger.add(safe, piece)) {
                giveUp();
                contents.remove(piece.id());
                throw new TusProblem.Superseded().asException();
            }
            safe += piece.size();
        } catch (IOException e) {
            ended = true;
            Intakes.drop(intake);
            throw told(e);
        }
    }

    private static ProblemException told(IOException e) {
        return Trouble.of(e).asException();
    }
}
