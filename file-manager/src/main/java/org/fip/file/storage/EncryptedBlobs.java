package org.fip.file.storage;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.util.UUID;
import org.fip.common.fault.Failpoints;

/**
 * Encrypts what is stored, each blob under a random key of its own and in segments of 128 KB (AES-256-GCM-HKDF, so that any
 * range opens alone). Who reads or writes holds two segments in memory, one in clear and one sealed, however long the other end
 * takes. With 1 MB, as blobs from before have it, a core is no faster (0.13 s to encrypt a gigabyte, 0.2 s to decrypt it). The key goes, sealed, to whoever keeps the blob's row: without the row nobody reads the bytes.
 */
public final class EncryptedBlobs {
    static final int KEY_BYTES = 32;

    /** Of new blobs. */
    static final int SEGMENT = 1 << 17;
    /** Of any blob. */
    static final int LARGEST_SEGMENT = 1 << 20;

    private final BlobStorage storage;
    private final MasterKeys masterKeys;
    private final StreamingAead keyset;
    private final Failpoints failpoints;
    private final int segmentSize;

    /** @param keyset opens blobs from before they had keys of their own */
    EncryptedBlobs(BlobStorage storage, MasterKeys masterKeys, StreamingAead keyset, Failpoints failpoints) {
        this(storage, masterKeys, keyset, failpoints, SEGMENT);
    }

    EncryptedBlobs(
            BlobStorage storage, MasterKeys masterKeys, StreamingAead keyset, Failpoints failpoints, int segmentSize) {
        this.storage = storage;
        this.masterKeys = masterKeys;
        this.keyset = keyset;
        this.failpoints = failpoints;
        this.segmentSize = segmentSize;
    }

    /** A new blob, empty so far. */
    public BlobWriter begin() throws IOException {
        var id = UUID.randomUUID();
        var dataKey = Random.randBytes(KEY_BYTES);
        var draft = storage.draft(id);
        try {
            var encrypting = streaming(dataKey, segmentSize).newEncryptingStream(new KeepsOpen(draft), context(id));
            return new BlobWriter(id, segmentSize, masterKeys.seal(dataKey, id), draft, encrypting, failpoints);
        } catch (GeneralSecurityException e) {
            draft.close();
            throw new IllegalStateException("A blob could not be encrypted", e);
        } catch (IOException | RuntimeException e) {
            draft.close();
            throw e;
        }
    }

    /** Opens at any position without decrypting what is before it. */
    public SeekableByteChannel open(Blob blob) throws IOException {
        var sealed = storage.open(blob.id());
        try {
            var content = encryption(blob).newSeekableDecryptingChannel(sealed, context(blob.id()));
            // Whether the key fits, and how long the content is, is known only after a first read.
            content.read(ByteBuffer.allocate(1));
            return content.position(0);
        } catch (GeneralSecurityException e) {
            sealed.close();
            throw new IOException("The blob " + blob.id() + " does not open with the keys that are here", e);
        } catch (IOException | RuntimeException e) {
            sealed.close();
            throw e;
        }
    }

    /** Nothing happens where there is nothing. */
    public void delete(UUID id) throws IOException {
        storage.delete(id);
    }

    private StreamingAead encryption(Blob blob) throws GeneralSecurityException {
        var key = blob.key();
        return key == null ? keyset : streaming(masterKeys.open(key, blob.id()), blob.segmentSize());
    }

    static StreamingAead streaming(byte[] dataKey, int segment) throws InvalidAlgorithmParameterException {
        return new AesGcmHkdfStreaming(dataKey, "HmacSha256", KEY_BYTES, segment, 0);
    }

    private static byte[] context(UUID id) {
        return id.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Closing the encrypting stream writes the last segment; whether the draft is kept is decided after it. */
    private static final class KeepsOpen extends java.io.FilterOutputStream {
        KeepsOpen(BlobStorage.Draft draft) {
            super(draft);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
