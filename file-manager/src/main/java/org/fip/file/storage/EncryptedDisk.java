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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder on disk. Each file is encrypted in segments under its own id (AES-GCM-HKDF, so that any range opens alone),
 * written under a temporary name, forced to disk, then renamed.
 */
final class EncryptedDisk implements BlobStorage {
    private static final String PART = ".part";
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final StreamingAead encryption;
    private final Clock clock;

    EncryptedDisk(Path folder, StreamingAead encryption, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.encryption = encryption;
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
            return encryption.newSeekableDecryptingChannel(file, context(id));
        } catch (GeneralSecurityException e) {
            file.close();
            throw new IOException("The file does not open with this keyset", e);
        }
    }

    @Override
    public void delete(UUID id) throws IOException {
        Files.deleteIfExists(path(id));
    }

    @Override
    public Stream<UUID> olderThan(Duration age) throws IOException {
        return files(age)
                .filter(f -> !f.getFileName().toString().endsWith(PART))
                .map(f -> UUID.fromString(f.getFileName().toString()));
    }

    @Override
    public int removeAbandoned(Duration age) throws IOException {
        var removed = 0;
        for (var part : files(age)
                .filter(f -> f.getFileName().toString().endsWith(PART))
                .toList()) {
            removed += Files.deleteIfExists(part) ? 1 : 0;
        }
        return removed;
    }

    private Stream<Path> files(Duration age) throws IOException {
        var before = clock.instant().minus(age);
        try (var all = Files.walk(folder, 2)) {
            return all
                    .filter(Files::isRegularFile)
                    .filter(f -> f.toFile().lastModified() < before.toEpochMilli())
                    .toList()
                    .stream();
        }
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
