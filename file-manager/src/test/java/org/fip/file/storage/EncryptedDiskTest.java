package org.fip.file.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.fip.common.fault.Failpoints;
import org.fip.file.FileSettings;
import org.fip.file.Noise;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class EncryptedDiskTest extends BlobStorageContract {
    @TempDir
    private Path folder;

    private @Nullable BlobStorage storage;

    @Override
    BlobStorage storage() {
        if (storage == null) {
            storage = opened("keyset.json");
        }
        return storage;
    }

    @Test
    void the_disk_never_holds_the_content_in_clear() throws Exception {
        store("##fileformat=VCFv4.2\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
        assertThat(Files.readString(blob(), StandardCharsets.ISO_8859_1)).doesNotContain("fileformat", "VCFv4");
    }

    @Test
    void after_a_restart_the_same_folder_and_keyset_read_on() throws Exception {
        var content = Noise.bytes(2 * MIB);
        store(content);
        storage = opened("keyset.json");
        assertThat(readFrom(0, 3 * MIB)).isEqualTo(content);
    }

    @Test
    void another_keyset_reads_nothing() throws Exception {
        store(Noise.bytes(1000));
        storage = opened("other.json");
        assertThatThrownBy(() -> readFrom(0, 1000)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3, 40, 500_000, MIB, MIB + 500_000, 2 * MIB + 87})
    void a_flipped_bit_on_disk_is_noticed(long at) throws Exception {
        store(Noise.bytes(2 * MIB));
        try (var file = new RandomAccessFile(blob().toFile(), "rw")) {
            file.seek(at);
            var before = file.read();
            file.seek(at);
            file.write(before ^ 1);
        }
        assertThatThrownBy(() -> readFrom(0, 3 * MIB)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100, MIB, 2 * MIB})
    void a_blob_cut_short_on_disk_is_noticed(long length) throws Exception {
        store(Noise.bytes(2 * MIB));
        try (var file = new RandomAccessFile(blob().toFile(), "rw")) {
            file.setLength(length);
        }
        assertThatThrownBy(() -> readFrom(0, 3 * MIB)).isInstanceOf(IOException.class);
    }

    @Test
    void the_bytes_of_one_blob_do_not_pass_for_another() throws Exception {
        store(Noise.bytes(1000));
        var other = UUID.randomUUID();
        Files.createDirectories(folder.resolve("files").resolve(other.toString().substring(0, 2)));
        Files.move(
                blob(),
                folder.resolve("files")
                        .resolve(other.toString().substring(0, 2))
                        .resolve(other.toString()));
        assertThatThrownBy(() -> {
                    try (var channel = storage().open(other)) {
                        channel.read(java.nio.ByteBuffer.allocate(10));
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void what_a_crash_left_half_written_is_removed_when_it_is_old() throws Exception {
        var part = Files.writeString(opensIn().resolve(UUID.randomUUID() + ".part"), "half");
        assertThat(storage().removeAbandoned(Duration.ofHours(1))).isZero();
        clock.advance(Duration.ofHours(2));
        assertThat(storage().olderThan(Duration.ofHours(1))).isEmpty();
        assertThat(storage().removeAbandoned(Duration.ofHours(1))).isEqualTo(1);
        assertThat(part).doesNotExist();
    }

    @Test
    void files_of_others_in_the_folder_are_neither_listed_nor_removed() throws Exception {
        store(Noise.bytes(100));
        var foreign = List.of(
                Files.writeString(opensIn().resolve(".DS_Store"), "x"),
                Files.writeString(blob().resolveSibling("notes.txt"), "x"));
        clock.advance(Duration.ofHours(2));
        assertThat(storage().olderThan(Duration.ofHours(1))).containsExactly(id);
        assertThat(storage().removeAbandoned(Duration.ofHours(1))).isZero();
        assertThat(foreign).allSatisfy(f -> assertThat(f).exists());
    }

    @Test
    void without_a_keyset_the_start_stops_with_a_sentence_that_names_the_setting() {
        assertThatThrownBy(() ->
                        new StorageKeys().blobStorage(settings("missing.json", false), new Failpoints(null), clock))
                .hasMessageContaining("fip.files.keyset-file")
                .hasMessageContaining("missing.json");
        assertThat(folder.resolve("missing.json")).doesNotExist();
    }

    private Path opensIn() {
        storage();
        return folder.resolve("files");
    }

    private Path blob() {
        return folder.resolve("files").resolve(id.toString().substring(0, 2)).resolve(id.toString());
    }

    private BlobStorage opened(String keyset) {
        try {
            return new StorageKeys().blobStorage(settings(keyset, true), new Failpoints(null), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private FileSettings settings(String keyset, boolean create) {
        return new FileSettings(
                folder.resolve("files"),
                folder.resolve(keyset),
                create,
                URI.create("http://127.0.0.1:8004"),
                DataSize.ofMegabytes(1),
                Duration.ofMinutes(15),
                Duration.ofDays(7));
    }
}
