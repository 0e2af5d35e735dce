package org.fip.file.storage;

import com.google.crypto.tink.StreamingAead;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fip.common.fault.Failpoint;
import org.fip.common.fault.Failpoints;

/**
 * A folder on disk. Each file is encrypted in segments under its own id (AES-GCM-HKDF, so that any range opens alone),
 * written under a temporary name, forced to disk, then renamed.
 */
final class EncryptedDisk implements BlobStorage {
    private static final String PART = ".part";
    private static final Pattern BLOB = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PART_OF_BLOB = Pattern.compile(BLOB.pattern() + Pattern.quote(PART));
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final StreamingAead encryption;
    private final Failpoints failpoints;
    private final Clock clock;

    EncryptedDisk(Path folder, StreamingAead encryption, Failpoints failpoints, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.encryption = encryption;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    @Override
    public Stored store(UUID id, InputStream content, long maxSize) throws IOException {
        var part = folder.resolve(id + PART);
        try {
            var stored = write(part, id, content, maxSize);
            var home = Files.createDirectories(folderOf(id));
            Files.move(part, path(id), StandardCopyOption.ATOMIC_MOVE);
            force(home);
            force(folder);
            return stored;
        } catch (IOException e) {
            throw isFull(e) ? new StorageFullException(e) : e;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Stored write(Path part, UUID id, InputStream content, long maxSize) throws IOException {
        var digest = sha256();
        var size = 0L;
        try (var file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            try (var out = encryption.newEncryptingStream(new KeepsOpen(file), context(id))) {
                var buffer = new byte[BUFFER];
                for (var n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                    size += n;
                    if (size > maxSize) {
                        throw new TooLargeException();
                    }
                    digest.update(buffer, 0, n);
                    out.write(buffer, 0, n);
                    failpoints.pass(Failpoint.MID_STORE);
                }
            } catch (GeneralSecurityException e) {
                throw new IOException("The file could not be encrypted", e);
            }
            file.force(true);
        }
        return new Stored(size, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public SeekableByteChannel open(UUID id) throws IOException {
        var file = FileChannel.open(path(id), StandardOpenOption.READ);
        try {
            var content = encryption.newSeekableDecryptingChannel(file, context(id));
            // Whether the keyset fits, and how long the content is, is known only after a first read.
            content.read(ByteBuffer.allocate(1));
            return content.position(0);
        } catch (GeneralSecurityException e) {
            file.close();
            throw new IOException("The file does not open with this keyset", e);
        } catch (IOException e) {
            file.close();
            throw e;
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

    private static byte[] context(UUID id) {
        return id.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static boolean isFull(IOException e) {
        return e.getMessage() != null && e.getMessage().contains("No space left on device");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // Closing the encrypting stream writes the last segment; the file must stay open after it to be forced to disk.
    private static final class KeepsOpen extends FilterOutputStream {
        private final FileChannel file;

        KeepsOpen(FileChannel file) {
            super(Channels.newOutputStream(file));
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            var buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
