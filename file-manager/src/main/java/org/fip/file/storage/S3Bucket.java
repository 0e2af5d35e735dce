package org.fip.file.storage;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket of an S3 server. A blob is one object under {@code blobs/}; large ones are sent in parts. */
final class S3Bucket implements BlobStorage {
    private static final String PREFIX = "blobs/";
    private static final Pattern KEY =
            Pattern.compile(Pattern.quote(PREFIX) + "([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final int NO_ROOM = 507;
    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final String bucket;
    private final int partSize;
    private final int pageSize;
    private final Clock clock;

    /**
     * @param partSize bytes that are held in memory for each blob being written; at least 5 MiB, see {@link #partSize}
     * @param pageSize how many objects one answer lists, at most 1000
     */
    S3Bucket(S3Client s3, String bucket, int partSize, int pageSize, Clock clock) {
        this.s3 = s3;
        this.bucket = bucket;
        this.partSize = partSize;
        this.pageSize = pageSize;
        this.clock = clock;
    }

    /** How large parts must be for the largest blob: S3 takes 10,000 of each, and none but the last below 5 MiB. */
    static int partSize(long largestBlob) {
        return Math.toIntExact(Math.max(5 << 20, largestBlob / 9_000 + 1));
    }

    @Override
    public Draft draft(UUID id) {
        return new S3Draft(s3, bucket, PREFIX + id, partSize);
    }

    @Override
    public int heapOfDraft() {
        return partSize;
    }

    @Override
    public SeekableByteChannel open(UUID id) throws IOException {
        try {
            var head = s3.headObject(r -> r.bucket(bucket).key(PREFIX + id));
            return new S3Channel(s3, bucket, PREFIX + id, head.contentLength());
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(id.toString());
        } catch (SdkException e) {
            throw told(e);
        }
    }

    @Override
    public void delete(UUID id) throws IOException {
        try {
            s3.deleteObject(r -> r.bucket(bucket).key(PREFIX + id));
        } catch (SdkException e) {
            throw told(e);
        }
    }

    @Override
    public Stream<UUID> olderThan(Duration age) throws IOException {
        var before = clock.instant().minus(age);
        try {
            return s3
                    .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(PREFIX).maxKeys(pageSize))
                    .contents()
                    .stream()
                    .filter(o -> o.lastModified().isBefore(before))
                    .map(o -> KEY.matcher(o.key()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(m -> UUID.fromString(m.group(1)));
        } catch (SdkException e) {
            throw told(e);
        }
    }

    @Override
    public int removeAbandoned(Duration age) throws IOException {
        var before = clock.instant().minus(age);
        var removed = 0;
        try {
            for (var upload : s3.listMultipartUploadsPaginator(
                            r -> r.bucket(bucket).prefix(PREFIX).maxUploads(pageSize))
                    .uploads()) {
                if (upload.initiated().isBefore(before)
                        && KEY.matcher(upload.key()).matches()
                        && hasNoPartSince(before, upload)) {
                    s3.abortMultipartUpload(
                            r -> r.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()));
                    removed++;
                }
            }
            return removed;
        } catch (SdkException e) {
            throw told(e);
        }
    }

    // A large file may be on its way for longer than anything may be silent.
    private boolean hasNoPartSince(Instant moment, MultipartUpload upload) {
        try {
            return s3
                    .listPartsPaginator(r -> r.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()))
                    .parts()
                    .stream()
                    .allMatch(part -> part.lastModified().isBefore(moment));
        } catch (NoSuchUploadException endedMeanwhile) {
            return false;
        }
    }

    /** Says what an S3 failure means. */
    static IOException told(SdkException e) {
        if (e instanceof S3Exception answer) {
            var code = answer.awsErrorDetails() == null
                    ? ""
                    : String.valueOf(answer.awsErrorDetails().errorCode());
            if (answer.statusCode() == NO_ROOM || code.contains("StorageFull") || code.contains("QuotaExceeded")) {
                return new StorageFullException(e);
            }
            return new StorageUnavailableException(
                    answer.statusCode() == NOT_FOUND
                            ? "The bucket is gone"
                            : "The object storage answered %d %s".formatted(answer.statusCode(), code),
                    e);
        }
        return new StorageUnavailableException("The object storage does not answer", e);
    }
}
