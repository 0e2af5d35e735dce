package org.fip.file.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fip.file.FileSettings;
import org.fip.file.Noise;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3BucketTest extends BlobStorageContract {
    // No multiple of what memory is taken in.
    private static final int PART = 5 * MIB + 4321;

    private static S3Server server;
    private static S3Client s3;

    @TempDir
    private Path folder;

    private final String bucket = "fip-" + UUID.randomUUID();
    private @Nullable BlobStorage storage;
    private final Map<Integer, EncryptedBlobs> encrypted = new HashMap<>();

    @BeforeAll
    static void server() throws Exception {
        server = S3Server.start();
        s3 = StorageConfiguration.client(
                new FileSettings.S3(server.url(), "us-east-1", "any", "access", "secret", true));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void bucket() {
        s3.createBucket(r -> r.bucket(bucket));
    }

    @Override
    BlobStorage storage() {
        if (storage == null) {
            storage = new S3Bucket(s3, bucket, PART, 10, clock);
        }
        return storage;
    }

    @Override
    EncryptedBlobs encrypted(int segmentSize) {
        var storage = storage();
        return encrypted.computeIfAbsent(segmentSize, size -> Keys.over(storage, folder, size));
    }

    @Override
    List<Integer> borders(int size) {
        return List.of(segment() - 56, size - 42);
    }

    @Test
    void a_blob_of_exactly_some_parts_is_whole() throws Exception {
        var id = UUID.randomUUID();
        for (var size : new int[] {PART - 1, PART, 2 * PART, 2 * PART + 1}) {
            var content = Noise.bytes(size);
            try (var draft = storage().draft(id)) {
                draft.write(content, 0, 1_000_001);
                draft.write(content, 1_000_001, size - 1_000_001);
                draft.commit();
            }
            try (var channel = storage().open(id)) {
                assertThat(channel.size()).isEqualTo(size);
                assertThat(Noise.sha256(Channels.newInputStream(channel))).isEqualTo(Noise.sha256(content));
            }
        }
    }

    @Test
    void more_blobs_than_one_answer_lists_are_all_found() throws Exception {
        var ids = IntStream.range(0, 35).mapToObj(n -> UUID.randomUUID()).collect(Collectors.toSet());
        ids.parallelStream()
                .forEach(id -> s3.putObject(r -> r.bucket(bucket).key("blobs/" + id), RequestBody.fromString("x")));
        s3.putObject(r -> r.bucket(bucket).key("blobs/readme.txt"), RequestBody.fromString("somebody else's"));
        clock.advance(Duration.ofHours(2));
        assertThat(storage().olderThan(Duration.ofHours(1)).collect(Collectors.toSet()))
                .isEqualTo(ids);
    }

    @Test
    void what_a_crash_left_half_sent_is_removed_when_it_is_old() throws Exception {
        var draft = storage().draft(UUID.randomUUID());
        draft.write(Noise.bytes(PART + 1));
        assertThat(storage().removeAbandoned(Duration.ofHours(1))).isZero();
        clock.advance(Duration.ofHours(2));
        assertThat(storage().removeAbandoned(Duration.ofHours(1))).isEqualTo(1);
        assertThat(storage().removeAbandoned(Duration.ofHours(1))).isZero();
        draft.close();
    }

    @Test
    void what_was_begun_long_ago_is_left_alone_while_parts_still_come() throws Exception {
        var begunADayAgo = new S3Bucket(AgedUploads.over(s3, Duration.ofHours(25)), bucket, PART, 10, clock);
        try (var draft = begunADayAgo.draft(UUID.randomUUID())) {
            draft.write(Noise.bytes(PART + 1));
            assertThat(begunADayAgo.removeAbandoned(Duration.ofHours(24))).isZero();
            clock.advance(Duration.ofHours(24).plusMinutes(1));
            assertThat(begunADayAgo.removeAbandoned(Duration.ofHours(24))).isEqualTo(1);
        }
    }

    @Test
    void what_was_begun_long_ago_and_has_no_part_is_removed() throws Exception {
        s3.createMultipartUpload(r -> r.bucket(bucket).key("blobs/" + UUID.randomUUID()));
        clock.advance(Duration.ofHours(25));
        assertThat(storage().removeAbandoned(Duration.ofHours(24))).isEqualTo(1);
    }

    @Test
    void a_bucket_that_is_gone_is_told_as_a_storage_that_is_away() throws Exception {
        store(Noise.bytes(100));
        storage().delete(stored().id());
        s3.deleteBucket(r -> r.bucket(bucket));
        assertThatThrownBy(() -> store(Noise.bytes(100))).isInstanceOf(StorageUnavailableException.class);
        assertThatThrownBy(() -> store(Noise.bytes(PART + 1))).isInstanceOf(StorageUnavailableException.class);
        assertThatThrownBy(() -> storage().olderThan(Duration.ZERO).count())
                .isInstanceOf(StorageUnavailableException.class);
    }

    @Test
    void parts_are_large_enough_for_the_largest_blob() {
        assertThat(S3Bucket.partSize(1)).isEqualTo(5 * MIB);
        assertThat(10_000L * S3Bucket.partSize(500L << 30)).isGreaterThan(500L << 30);
    }
}
