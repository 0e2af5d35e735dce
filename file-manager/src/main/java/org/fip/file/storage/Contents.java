package org.fip.file.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is in files, and in uploads so far. */
@Component
public class Contents {
    private static final Logger log = LoggerFactory.getLogger(Contents.class);

    private final Blobs blobs;
    private final EncryptedBlobs storage;

    Contents(Blobs blobs, EncryptedBlobs storage) {
        this.blobs = blobs;
        this.storage = storage;
    }

    /**
     * The bytes of a file; reaches any position without reading what is before it. Where they go between the look at the rows
     * and the opening, because the file is packed in that moment, the rows are looked at once more.
     */
    public SeekableByteChannel ofFile(UUID fileId) throws IOException {
        try {
            return new PiecedChannel(blobs.ofFile(fileId), storage);
        } catch (NoSuchFileException replaced) {
            return new PiecedChannel(blobs.ofFile(fileId), storage);
        }
    }

    /** What is done with the whole of a file, from its beginning. */
    public interface Reading {
        void of(InputStream file) throws IOException;
    }

    /**
     * Reads a file whose bytes may be replaced meanwhile: it is packed once after it came in, and the bytes as they came go at
     * that moment. Then the reading begins anew.
     */
    public void read(UUID fileId, Reading reading) throws IOException {
        try {
            readOnce(fileId, reading);
        } catch (NoSuchFileException replaced) {
            readOnce(fileId, reading);
        }
    }

    private void readOnce(UUID fileId, Reading reading) throws IOException {
        try (var file = Channels.newInputStream(ofFile(fileId))) {
            reading.of(file);
        }
    }

    /** What has arrived of an upload. */
    public SeekableByteChannel ofUpload(UUID uploadId) throws IOException {
        return new PiecedChannel(blobs.ofUpload(uploadId), storage);
    }

    /** The sites of one chromosome of a panel. */
    public SeekableByteChannel ofPanel(UUID panelChromosomeId) throws IOException {
        return new PiecedChannel(blobs.ofPanel(panelChromosomeId), storage);
    }

    /** Removes bytes whose rows are gone; where that does not succeed, the clean-up comes by again. */
    public void remove(List<Blobs.Piece> pieces) {
        pieces.forEach(piece -> remove(piece.blob().id()));
    }

    /** The same for one blob. */
    public void remove(UUID blob) {
        try {
            storage.delete(blob);
        } catch (IOException e) {
            log.warn("The bytes of {} could not be removed, the clean-up will try again: {}", blob, e.getMessage());
        }
    }
}
