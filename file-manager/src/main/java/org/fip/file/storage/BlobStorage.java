package org.fip.file.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps bytes under an id: whole or not at all. What it is given is encrypted already. */
interface BlobStorage {
    /**
     * A blob that is being written; nothing is there before {@link #commit}. Closed without it, nothing is kept.
     *
     * <p>Its methods throw {@link StorageFullException} when there is no room, {@link StorageUnavailableException} when the
     * storage is away.
     */
    abstract class Draft extends OutputStream {
        /** When this returns, the bytes survive a power failure. */
        abstract void commit() throws IOException;

        @Override
        public final void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }
    }

    Draft draft(UUID id) throws IOException;

    /** Bytes of the heap that a draft takes at most. */
    int heapOfDraft();

    /**
     * Opens at any position without reading what is before it.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such blob
     */
    SeekableByteChannel open(UUID id) throws IOException;

    /** Nothing happens where there is nothing. */
    void delete(UUID id) throws IOException;

    /** Ids of all blobs that have been there for at least that long, to look for ones that nobody knows. */
    Stream<UUID> olderThan(Duration age) throws IOException;

    /** Removes what interrupted writers left behind that long ago; answers how much that was. */
    int removeAbandoned(Duration age) throws IOException;
}
