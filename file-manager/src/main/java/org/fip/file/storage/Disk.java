package org.fip.file.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

/** A folder on disk. Each blob is written under a temporary name, forced to disk, then renamed. */
final class Disk implements BlobStorage {
    private static final String PART = ".part";
    private static final long FORCED_AT_ONCE = 32L << 20;
    private static final Pattern BLOB = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PART_OF_BLOB = Pattern.compile(BLOB.pattern() + Pattern.quote(PART));

    private final Path folder;
    private final Clock clock;

    Disk(Path folder, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
    }

    @Override
    public Draft draft(UUID id) throws IOException {
        var part = folder.resolve(id + PART);
        try {
            return new FileDraft(
                    id, part, FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw told(e);
        }
    }

    /** It is forced to disk while it grows, so that the end does not wait for all of it. */
    private final class FileDraft extends Draft {
        private final UUID id;
        private final Path part;
        private final FileChannel file;
        private long notForced;
        // The kernel tells of a failed write once, to whoever forces next; so none of its answers may be lost.
        private CompletableFuture<Void> forcing = CompletableFuture.completedFuture(null);

        FileDraft(UUID id, Path part, FileChannel file) {
            this.id = id;
            this.part = part;
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                var buffer = ByteBuffer.wrap(bytes, offset, length);
                while (buffer.hasRemaining()) {
                    file.write(buffer);
                }
                notForced += length;
                if (notForced >= FORCED_AT_ONCE && forcing.isDone()) {
                    awaitForced();
                    notForced = 0;
                    forcing = CompletableFuture.runAsync(this::forceData, Thread::startVirtualThread);
                }
            } catch (IOException e) {
                throw told(e);
            }
        }

        private void forceData() {
            try {
                file.force(false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void awaitForced() throws IOException {
            try {
                forcing.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e);
            }
        }

        @Override
        void commit() throws IOException {
            try {
                awaitForced();
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
            file.close();
            Files.deleteIfExists(part);
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
