package org.fip.file.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.fip.file.MovableClock;
import org.fip.file.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link BlobStorage} does. */
abstract class BlobStorageContract {
    static final int MIB = 1 << 20;
    private static final long NO_LIMIT = Long.MAX_VALUE;

    final MovableClock clock = new MovableClock();
    final UUID id = UUID.randomUUID();

    /** The storage under test, its clock being {@link #clock}; always the same one in one test. */
    abstract BlobStorage storage() throws IOException;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, MIB - 57, MIB - 56, MIB - 55, MIB, 2 * MIB - 72, 3 * MIB + 17})
    void what_is_stored_is_read_back_with_its_size_and_digest(int size) throws Exception {
        var content = Noise.bytes(size);
        var stored = store(content);
        assertThat(stored).isEqualTo(new BlobStorage.Stored(size, Noise.sha256(content)));
        assertThat(readFrom(0, size)).isEqualTo(content);
        try (var channel = storage().open(id)) {
            assertThat(channel.size()).isEqualTo(size);
        }
    }

    @Test
    void reading_begins_at_any_position() throws Exception {
        var content = Noise.bytes(3 * MIB + 100);
        store(content);
        for (var border : List.of(0, MIB - 56, MIB, 2 * MIB - 72, 3 * MIB - 88, 3 * MIB, content.length - 42)) {
            for (var at = Math.max(0, border - 2); at <= border + 2; at++) {
                assertThat(readFrom(at, 40)).as("from %d", at).isEqualTo(Arrays.copyOfRange(content, at, at + 40));
            }
        }
    }

    @Test
    void one_channel_goes_back_and_forth() throws Exception {
        var content = Noise.bytes(2 * MIB);
        store(content);
        try (var channel = storage().open(id)) {
            for (var at : List.of(2 * MIB - 5, 0, MIB - 58, 17, MIB - 56)) {
                channel.position(at);
                var buffer = ByteBuffer.allocate(5);
                assertThat(Channels.newInputStream(channel).readNBytes(buffer.array(), 0, 5))
                        .isEqualTo(5);
                assertThat(buffer.array()).as("from %d", at).isEqualTo(Arrays.copyOfRange(content, at, at + 5));
            }
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
        store(Noise.bytes(100));
        var other = UUID.randomUUID();
        storage().store(other, new ByteArrayInputStream(Noise.bytes(200)), NO_LIMIT);
        assertThat(readFrom(0, 1000)).isEqualTo(Noise.bytes(100));
        storage().delete(other);
        assertThat(readFrom(0, 1000)).isEqualTo(Noise.bytes(100));
    }

    @Test
    void a_deleted_blob_is_gone_and_deleting_it_again_does_nothing() throws Exception {
        store(Noise.bytes(100));
        storage().delete(id);
        storage().delete(id);
        assertNothingIsThere();
    }

    @Test
    void what_was_never_stored_does_not_open() throws Exception {
        assertNothingIsThere();
    }

    @Test
    void content_that_breaks_off_leaves_nothing() throws Exception {
        var breaking = new SequenceInputStream(Noise.stream(2 * MIB), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }
        });
        assertThatThrownBy(() -> storage().store(id, breaking, NO_LIMIT)).hasMessage("Connection reset");
        assertNothingIsThere();
    }

    @Test
    void content_over_the_limit_is_refused_and_leaves_nothing() throws Exception {
        assertThat(storage()
                        .store(UUID.randomUUID(), Noise.stream(2 * MIB), 2 * MIB)
                        .size())
                .isEqualTo(2 * MIB);
        assertThatThrownBy(() -> storage().store(id, Noise.stream(2 * MIB), 2 * MIB - 1))
                .isInstanceOf(BlobStorage.TooLargeException.class);
        assertNotReadableNorListed();
    }

    @Test
    void a_blob_that_is_half_written_is_not_there_yet() throws Exception {
        var looking = new InputStream() {
            @Override
            public int read() throws IOException {
                assertNotReadableNorListed();
                return -1;
            }
        };
        storage().store(id, new SequenceInputStream(Noise.stream(3 * MIB), looking), NO_LIMIT);
        assertThat(readFrom(0, 10)).hasSize(10);
    }

    @Test
    void blobs_are_listed_once_they_are_old_enough() throws Exception {
        store(Noise.bytes(100));
        assertThat(storage().olderThan(Duration.ofHours(1))).isEmpty();
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(storage().olderThan(Duration.ofHours(1))).containsExactly(id);
    }

    @Test
    void nothing_that_is_whole_counts_as_abandoned() throws Exception {
        store(Noise.bytes(100));
        clock.advance(Duration.ofDays(2));
        assertThat(storage().removeAbandoned(Duration.ofHours(1))).isZero();
        assertThat(readFrom(0, 1000)).hasSize(100);
    }

    final BlobStorage.Stored store(byte[] content) throws IOException {
        return storage().store(id, new ByteArrayInputStream(content), NO_LIMIT);
    }

    final byte[] readFrom(long position, int length) throws IOException {
        try (var channel = storage().open(id)) {
            channel.position(position);
            return Channels.newInputStream(channel).readNBytes(length);
        }
    }

    private void assertNothingIsThere() throws IOException {
        assertNotReadableNorListed();
        assertThat(storage().removeAbandoned(Duration.ZERO)).isZero();
    }

    private void assertNotReadableNorListed() throws IOException {
        assertThatThrownBy(() -> storage().open(id)).isInstanceOf(IOException.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(storage().olderThan(Duration.ZERO)).doesNotContain(id);
    }
}
