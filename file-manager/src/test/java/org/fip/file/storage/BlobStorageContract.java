package org.fip.file.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fip.file.MovableClock;
import org.fip.file.Noise;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link BlobStorage} does. */
abstract class BlobStorageContract {
    static final int MIB = 1 << 20;
    static final int SEGMENT = EncryptedBlobs.SEGMENT;

    final MovableClock clock = new MovableClock();

    /** The blob that {@link #store} has stored last. */
    @Nullable
    Blob stored;

    /** The storage under test, its clock being {@link #clock}; always the same one in one test. */
    abstract BlobStorage storage() throws IOException;

    /** The same with encryption in such segments, whose keys stay the same in one test. */
    abstract EncryptedBlobs encrypted(int segmentSize) throws IOException;

    /** Of what the test stores. */
    int segment() {
        return SEGMENT;
    }

    final EncryptedBlobs encrypted() throws IOException {
        return encrypted(segment());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                65_535,
                SEGMENT - 57,
                SEGMENT - 56,
                SEGMENT - 55,
                SEGMENT,
                2 * SEGMENT - 72,
                5 * SEGMENT + 3,
                MIB - 57,
                MIB - 56,
                MIB - 55,
                MIB,
                2 * MIB - 72,
                3 * MIB + 17
            })
    void what_is_stored_is_read_back_with_its_size(int size) throws Exception {
        var content = Noise.bytes(size);
        var blob = store(content);
        assertThat(blob.size()).isEqualTo(size);
        assertThat(readFrom(0, size)).isEqualTo(content);
        try (var channel = encrypted().open(blob)) {
            assertThat(channel.size()).isEqualTo(size);
        }
    }

    @Test
    void reading_begins_at_any_position() throws Exception {
        var content = Noise.bytes(3 * MIB + 100);
        store(content);
        for (var border : borders(content.length)) {
            for (var at = Math.max(0, border - 2); at <= border + 2; at++) {
                assertThat(readFrom(at, 40)).as("from %d", at).isEqualTo(Arrays.copyOfRange(content, at, at + 40));
            }
        }
    }

    /** Where segments end and begin, in clear and encrypted. */
    List<Integer> borders(int size) {
        var s = segment();
        return List.of(0, s - 56, s, 2 * s - 72, 3 * s - 88, 3 * s, size - 42);
    }

    @Test
    void one_channel_goes_back_and_forth() throws Exception {
        var content = Noise.bytes(2 * MIB);
        store(content);
        try (var channel = encrypted().open(stored())) {
            for (var at : List.of(2 * MIB - 5, 0, segment() - 58, 17, segment() - 56)) {
                channel.position(at);
                var buffer = ByteBuffer.allocate(5);
                assertThat(Channels.newInputStream(channel).readNBytes(buffer.array(), 0, 5))
                        .isEqualTo(5);
                assertThat(buffer.array()).as("from %d", at).isEqualTo(Arrays.copyOfRange(content, at, at + 5));
            }
        }
    }

    @Test
    void blobs_of_several_segment_sizes_lie_side_by_side() throws Exception {
        var content = Noise.bytes(2 * MIB + 7);
        for (var written : List.of(MIB, SEGMENT, 4096)) {
            try (var writer = encrypted(written).begin()) {
                writer.write(content, 0, content.length);
                stored = writer.finish();
            }
            assertThat(stored().segmentSize()).isEqualTo(written);
            assertThat(readFrom(0, content.length)).isEqualTo(content);
            assertThat(readFrom(MIB - 60, 40)).isEqualTo(Arrays.copyOfRange(content, MIB - 60, MIB - 20));
        }
    }

    @Test
    void behind_the_end_there_is_nothing() throws Exception {
        store(Noise.bytes(1000));
        assertThat(readFrom(1000, 10)).isEmpty();
        assertThat(readFrom(990, 100)).hasSize(10);
    }

    @Test
    void blobs_do_not_mix() throws Exception {
        var first = store(Noise.bytes(100));
        var other = store(Noise.bytes(200));
        stored = first;
        assertThat(readFrom(0, 1000)).isEqualTo(Noise.bytes(100));
        storage().delete(other.id());
        assertThat(readFrom(0, 1000)).isEqualTo(Noise.bytes(100));
    }

    @Test
    void a_deleted_blob_is_gone_and_deleting_it_again_does_nothing() throws Exception {
        store(Noise.bytes(100));
        storage().delete(stored().id());
        storage().delete(stored().id());
        assertNothingIsThere();
    }

    @Test
    void what_was_never_stored_does_not_open() throws Exception {
        assertThatThrownBy(() -> storage().open(UUID.randomUUID())).isInstanceOf(NoSuchFileException.class);
        storage().delete(UUID.randomUUID());
    }

    @Test
    void a_blob_that_is_given_up_leaves_nothing() throws Exception {
        try (var writer = encrypted().begin()) {
            write(writer, Noise.stream(7 * MIB));
        }
        assertThat(storage().removeAbandoned(Duration.ZERO)).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(storage().olderThan(Duration.ZERO)).isEmpty();
    }

    @Test
    void a_blob_that_is_half_written_is_not_there_yet() throws Exception {
        try (var writer = encrypted().begin()) {
            write(writer, Noise.stream(7 * MIB));
            clock.advance(Duration.ofSeconds(1));
            assertThat(storage().olderThan(Duration.ZERO)).isEmpty();
            stored = writer.finish();
        }
        assertThat(readFrom(0, 10)).hasSize(10);
    }

    @Test
    void a_large_blob_is_read_back_to_the_last_byte() throws Exception {
        var size = 13 * MIB + 5;
        try (var writer = encrypted().begin()) {
            write(writer, Noise.stream(size));
            stored = writer.finish();
        }
        try (var channel = encrypted().open(stored())) {
            assertThat(Noise.sha256(Channels.newInputStream(channel))).isEqualTo(Noise.sha256(Noise.stream(size)));
        }
        assertThat(readFrom(size - 3, 10)).hasSize(3);
    }

    @Test
    void blobs_are_listed_once_they_are_old_enough() throws Exception {
        store(Noise.bytes(100));
        assertThat(storage().olderThan(Duration.ofHours(1))).isEmpty();
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(storage().olderThan(Duration.ofHours(1))).containsExactly(stored().id());
    }

    @Test
    void nothing_that_is_whole_counts_as_abandoned() throws Exception {
        store(Noise.bytes(100));
        clock.advance(Duration.ofDays(2));
        assertThat(storage().removeAbandoned(Duration.ofHours(1))).isZero();
        assertThat(readFrom(0, 1000)).hasSize(100);
    }

    final Blob store(byte[] content) throws IOException {
        try (var writer = encrypted().begin()) {
            writer.write(content, 0, content.length);
            stored = writer.finish();
            return stored;
        }
    }

    final Blob stored() {
        return Objects.requireNonNull(stored);
    }

    final byte[] readFrom(long position, int length) throws IOException {
        try (var channel = encrypted().open(stored())) {
            channel.position(position);
            return Channels.newInputStream(channel).readNBytes(length);
        }
    }

    private static void write(BlobWriter writer, InputStream content) throws IOException {
        var buffer = new byte[1 << 16];
        for (var n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            writer.write(buffer, 0, n);
        }
    }

    private void assertNothingIsThere() throws IOException {
        var id = stored().id();
        assertThatThrownBy(() -> storage().open(id)).isInstanceOf(NoSuchFileException.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(storage().olderThan(Duration.ZERO)).doesNotContain(id);
        assertThat(storage().removeAbandoned(Duration.ZERO)).isZero();
    }
}
