package org.fip.file.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fip.file.Noise;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskTest extends BlobStorageContract {
    @TempDir
    private Path folder;

    private @Nullable BlobStorage storage;
    private final Map<Integer, EncryptedBlobs> encrypted = new HashMap<>();

    @Override
    BlobStorage storage() throws IOException {
        if (storage == null) {
            storage = disk(folder.resolve("files"));
        }
        return storage;
    }

    Disk disk(Path folder) throws IOException {
        return new Disk(folder, clock);
    }

    @Override
    EncryptedBlobs encrypted(int segmentSize) throws IOException {
        var storage = storage();
        return encrypted.computeIfAbsent(segmentSize, size -> Keys.over(storage, folder, size));
    }

    @Test
    void the_disk_never_holds_the_content_in_clear() throws Exception {
        store("##fileformat=VCFv4.2\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
        assertThat(Files.readString(blob(), StandardCharsets.ISO_8859_1)).doesNotContain("fileformat", "VCFv4");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, MIB / 2 - 1, MIB / 2, MIB / 2 + 1, MIB, 3 * MIB + 4095})
    void files_of_any_length_are_whole_though_whole_blocks_are_written(int length) throws Exception {
        var content = Noise.bytes(length);
        var id = UUID.randomUUID();
        try (var draft = storage().draft(id)) {
            draft.write(content, 0, length / 3);
            draft.write(content, length / 3, length - length / 3);
            draft.commit();
        }
        assertThat(Files.readAllBytes(path(id))).isEqualTo(content);
    }

    @Test
    void after_a_restart_the_same_folder_and_keyset_read_on() throws Exception {
        var content = Noise.bytes(2 * MIB);
        store(content);
        storage = null;
        encrypted.clear();
        assertThat(readFrom(0, 3 * MIB)).isEqualTo(content);
    }

    @Test
    void another_keyset_reads_nothing() throws Exception {
        store(Noise.bytes(1000));
        encrypted.put(segment(), Keys.over(storage(), Files.createDirectory(folder.resolve("others")), segment()));
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
        var first = store(Noise.bytes(1000));
        var second = store(Noise.bytes(1000));
        Files.move(path(first.id()), path(second.id()), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> readFrom(0, 10)).isInstanceOf(IOException.class);
    }

    @Test
    void a_key_does_not_open_another_blob() throws Exception {
        var first = store(Noise.bytes(1000));
        var second = store(Noise.bytes(1000));
        stored = new Blob(second.id(), 1000, segment(), first.key());
        assertThatThrownBy(() -> readFrom(0, 10)).isInstanceOf(IOException.class);
    }

    @Test
    void a_folder_that_is_gone_is_told_as_a_storage_that_is_away() throws Exception {
        store(Noise.bytes(100));
        Files.move(folder.resolve("files"), folder.resolve("unmounted"));
        assertThatThrownBy(() -> readFrom(0, 10)).isInstanceOf(StorageUnavailableException.class);
        assertThatThrownBy(() -> store(Noise.bytes(100))).isInstanceOf(StorageUnavailableException.class);
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
        assertThat(storage().olderThan(Duration.ofHours(1))).containsExactly(stored().id());
        assertThat(storage().removeAbandoned(Duration.ofHours(1))).isZero();
        assertThat(foreign).allSatisfy(f -> assertThat(f).exists());
    }

    private Path opensIn() throws IOException {
        storage();
        return folder.resolve("files");
    }

    private Path blob() {
        return path(stored().id());
    }

    private Path path(UUID id) {
        var name = id.toString();
        return folder.resolve("files").resolve(name.substring(0, 2)).resolve(name);
    }
}
