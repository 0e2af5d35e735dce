package org.fip.file.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps bytes under an id: whole or not at all. */
public interface BlobStorage {
    /**
     * What was stored.
     *
     * @param size bytes of the content
     * @param sha256 of the content, lower-case hex
     */
    record Stored(long size, String sha256) {}

    /**
     * Stores all of {@code content}; when this returns, the bytes survive a power failure.
     *
     * @throws TooLargeException after {@code maxSize} bytes; nothing is kept
     * @throws StorageFullException when there is no room; nothing is kept
     * @throws IOException when the content breaks off; nothing is kept
     */
    Stored store(UUID id, InputStream content, long maxSize) throws IOException;

    /** Opens at any position without reading what is before it. */
    SeekableByteChannel open(UUID id) throws IOException;

    /** Nothing happens where there is nothing. */
    void delete(UUID id) throws IOException;

    /** Ids of all blobs that have been there for at least that long, to look for ones that nobody knows. */
    Stream<UUID> olderThan(Duration age) throws IOException;

    /** Removes what interrupted uploads left behind that long ago. */
    int removeAbandoned(Duration age) throws IOException;

    /** More bytes than allowed. */
    final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** No room. */
    final class StorageFullException extends IOException {
        private static final long serialVersionUID = 1L;

        StorageFullException(IOException cause) {
            super(cause);
        }
    }
}
