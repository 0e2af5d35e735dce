package org.fip.file.storage;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder on disk. Each blob is written under a temporary name, made safe there, then renamed. */
final class Disk implements BlobStorage {
    static final Set<OpenOption> THROUGH_THE_CACHE = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final Set<OpenOption> PAST_THE_CACHE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, ExtendedOpenOption.DIRECT);

    private static final String PART = ".part";
    /** A multiple of any file system's blocks. */
    private static final int PIECE = 1 << 19;

    private static final Pattern BLOB = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PART_OF_BLOB = Pattern.compile(BLOB.pattern() + Pattern.quote(PART));

    private final Path folder;
    private final Clock clock;
    private final int blockSize;
    private final Set<OpenOption> toWrite;

    Disk(Path folder, Clock clock) throws IOException {
        this(folder, clock, toWrite(Files.createDirectories(folder)));
    }

    Disk(Path folder, Clock clock, Set<OpenOption> toWrite) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
        this.toWrite = toWrite;
        blockSize = Math.toIntExact(Files.getFileStore(folder).getBlockSize());
    }

    private static Set<OpenOption> toWrite(Path folder) throws IOException {
        var tried = folder.resolve(UUID.randomUUID() + PART);
        try {
            FileChannel.open(tried, PAST_THE_CACHE).close();
            return PAST_THE_CACHE;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // As some that are kept in memory or come over a network.
            return THROUGH_THE_CACHE;
        } finally {
            Files.deleteIfExists(tried);
        }
    }

    @Override
    public Draft draft(UUID id) throws IOException {
        var part = folder.resolve(id + PART);
        try {
            return new FileDraft(id, part, FileChannel.open(part, toWrite));
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public int heapOfDraft() {
        // It has its pieces outside.
        return 0;
    }

    /**
     * Written in whole blocks from two pieces of memory by turns: while one is written, the other is filled. Where the file
     * system has that, they go past the page cache: to fill it takes more of a processor than all else that is done with a byte
     * on its way in but to hash it (0.8 s a gigabyte), and to force it to disk stops whoever writes.
     */
    private final class FileDraft extends Draft {
        private final UUID id;
        private final Path part;
        private final FileChannel file;
        private final Arena memory = Arena.ofShared();
        // Their memory comes with the bytes.
        private ByteBuffer filling = ByteBuffer.allocate(0);
        private ByteBuffer spare = ByteBuffer.allocate(0);
        private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
        private long size;

        FileDraft(UUID id, Path part, FileChannel file) {
            this.id = id;
            this.part = part;
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (var done = 0; done < length; ) {
                if (!filling.hasRemaining()) {
                    makeRoom();
                }
                var n = Math.min(length - done, filling.remaining());
                filling.put(bytes, offset + done, n);
                done += n;
            }
            size += length;
        }

        private void makeRoom() throws IOException {
            if (filling.capacity() > 0) {
                drain();
            }
            if (filling.capacity() == 0) {
                filling = memory.allocate(PIECE, blockSize).asByteBuffer();
            }
        }

        private void drain() throws IOException {
            awaitWritten();
            var full = filling.flip();
            filling = spare.clear();
            spare = full;
            written = CompletableFuture.runAsync(() -> write(full), Thread::startVirtualThread);
        }

        private void write(ByteBuffer full) {
            try {
                while (full.hasRemaining()) {
                    file.write(full);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void awaitWritten() throws IOException {
            try {
                written.join();
            } catch (CompletionException e) {
                var failure = e.getCause() instanceof UncheckedIOException io ? io.getCause() : null;
                throw told(failure == null ? new IOException(e) : failure);
            }
        }

        @Override
        void commit() throws IOException {
            // The last block is written whole, and what is too much of it cut off.
            filling.position(filling.position() + Math.floorMod(-filling.position(), blockSize));
            drain();
            awaitWritten();
            try {
                file.truncate(size);
                file.force(true);
                var home = Files.createDirectories(folderOf(id));
                Files.move(part, path(id), StandardCopyOption.ATOMIC_MOVE);
                force(home);
                force(folder);
            } catch (IOException e) {
                throw told(e);
            }
        }

        @Override
        public void close() throws IOException {
            // Nobody may write from memory that is given back.
            written.handle((nothing, failed) -> null).join();
            try (file) {
                if (memory.scope().isAlive()) {
                    memory.close();
                }
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    @Override
    public SeekableByteChannel open(UUID id) throws IOException {
        try {
            return FileChannel.open(path(id), StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw Files.isDirectory(folder) ? e : told(e);
        }
    }

    @Override
    public void delete(UUID id) throws IOException {
        Files.deleteIfExists(path(id));
    }

    @Override
    public Stream<UUID> olderThan(Duration age) throws IOException {
        return files(age).stream()
                .map(f -> f.getFileName().toString())
                .filter(BLOB.asMatchPredicate())
                .map(UUID::fromString);
    }

    @Override
    public int removeAbandoned(Duration age) throws IOException {
        var removed = 0;
        for (var file : files(age)) {
            if (PART_OF_BLOB.matcher(file.getFileName().toString()).matches()) {
                removed += Files.deleteIfExists(file) ? 1 : 0;
            }
        }
        return removed;
    }

    private List<Path> files(Duration age) throws IOException {
        var before = clock.instant().minus(age);
        List<Path> old = new ArrayList<>();
        Files.walkFileTree(folder, Set.of(), 2, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()
                        && attributes.lastModifiedTime().toInstant().isBefore(before)) {
                    old.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            // An upload may finish meanwhile, and the lost+found of a mounted disk is closed to us.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return old;
    }

    private Path path(UUID id) {
        return folderOf(id).resolve(id.toString());
    }

    // 256 folders, so that none grows too long to list.
    private Path folderOf(UUID id) {
        return folder.resolve(id.toString().substring(0, 2));
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static IOException told(IOException e) {
        var message = String.valueOf(e.getMessage());
        return message.contains("No space left on device") || message.contains("Disk quota exceeded")
                ? new StorageFullException(e)
                : new StorageUnavailableException("The disk cannot be used: " + message, e);
    }
}
