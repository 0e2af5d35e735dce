package org.fip.file.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.fip.file.preflight.Inspection;
import org.fip.file.preflight.Inspector;
import org.fip.file.storage.Blob;
import org.fip.file.storage.BlobWriter;
import org.fip.file.storage.EncryptedBlobs;
import org.jspecify.annotations.Nullable;

/**
 * The one way by which the bytes of a file come in, be it in one form or in many pieces over days. It sees each byte of the
 * content once and in order: {@link #accept} stores it, {@link #replay} only looks at what was stored earlier, when the
 * process that took it is gone. Whatever reads along belongs into {@link #look} – it has begun when the intake is made and
 * has ended when {@link #sha256} is asked for. What changes the content belongs behind that, before the file's row is made.
 *
 * <p>For one thread at a time; memory does not grow with the content.
 */
final class Intake implements AutoCloseable {
    private static final int BUFFER = 1 << 17;
    private static final byte[] NOTHING = new byte[0];

    private final EncryptedBlobs storage;
    private final PassingDigest digest = new PassingDigest();
    private final @Nullable Inspector inspector;
    private byte[] gathered = NOTHING;
    private int gatheredBytes;
    private long position;
    private @Nullable BlobWriter blob;

    Intake(EncryptedBlobs storage) {
        this(storage, null);
    }

    /** @param inspector reads along; it ends with the intake, unless its {@link #inspection} was asked for */
    Intake(EncryptedBlobs storage, @Nullable Inspector inspector) {
        this.storage = storage;
        this.inspector = inspector;
    }

    /** Bytes of the content that have been seen. */
    long position() {
        return position;
    }

    /** Bytes that are not safe yet: what was accepted since the last {@link #cut}. */
    long uncut() {
        return blob == null ? 0 : blob.size();
    }

    /**
     * Takes the next bytes of the content.
     *
     * @throws IOException when the storage is full or away; what was cut before is safe, the rest is lost
     */
    void accept(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        if (blob == null) {
            blob = storage.begin();
        }
        blob.write(bytes, offset, length);
        look(bytes, offset, length);
    }

    /** Makes safe what was accepted since the last cut; there must be something. */
    Blob cut() throws IOException {
        try (var finished = java.util.Objects.requireNonNull(blob)) {
            blob = null;
            show();
            return finished.finish();
        }
    }

    /** Looks at what was stored earlier, from {@link #position} to its end. */
    void replay(ReadableByteChannel stored) throws IOException {
        var buffer = ByteBuffer.allocate(BUFFER);
        while (stored.read(buffer) >= 0) {
            look(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
    }

    /** Of the whole content, lower-case hex; the last thing to ask for. */
    String sha256() {
        show();
        return digest.sha256();
    }

    /** Of the content so far, as an unsigned number. */
    long crc32() {
        show();
        return digest.crc32();
    }

    /** What an inspector finds in the whole content, once it is through; null where none has read along. */
    @Nullable
    CompletableFuture<Inspection> inspection() {
        show();
        return inspector == null ? null : inspector.finish();
    }

    /** Gives up what is not safe yet. */
    @Override
    public void close() throws IOException {
        if (inspector != null) {
            inspector.close();
        }
        if (blob != null) {
            blob.close();
            blob = null;
        }
    }

    // The wire brings a few KB at a time; to hand each of them to other threads would cost more than what they do with
    // it.
    private void look(byte[] bytes, int offset, int length) {
        for (var done = 0; done < length; ) {
            if (gathered == NOTHING) {
                gathered = new byte[BUFFER];
            }
            var n = Math.min(length - done, BUFFER - gatheredBytes);
            System.arraycopy(bytes, offset + done, gathered, gatheredBytes, n);
            gatheredBytes += n;
            done += n;
            if (gatheredBytes == BUFFER) {
                show();
            }
        }
        position += length;
    }

    private void show() {
        if (gatheredBytes == 0) {
            return;
        }
        var piece = gatheredBytes == BUFFER ? gathered : Arrays.copyOf(gathered, gatheredBytes);
        // An intake that is kept between two requests keeps no memory.
        gathered = NOTHING;
        gatheredBytes = 0;
        digest.update(piece);
        if (inspector != null) {
            inspector.accept(piece);
        }
    }
}
