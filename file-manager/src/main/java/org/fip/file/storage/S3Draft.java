package org.fip.file.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * An object on its way: collected to one part in memory, sent part by part; one that is smaller goes in one request. Memory is
 * taken in chunks as bytes come, and given back with each part.
 */
final class S3Draft extends BlobStorage.Draft {
    private static final Logger log = LoggerFactory.getLogger(S3Draft.class);
    private static final int CHUNK = 1 << 17;

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final int partSize;
    private final List<CompletedPart> sent = new ArrayList<>();

    private List<byte[]> chunks = new ArrayList<>();
    private int filled;
    private @Nullable String uploadId;

    S3Draft(S3Client s3, String bucket, String key, int partSize) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
        this.partSize = partSize;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        var from = offset;
        while (from < offset + length) {
            if (filled == partSize) {
                sendPart();
            }
            var at = filled % CHUNK;
            if (at == 0) {
                chunks.add(new byte[CHUNK]);
            }
            var n = Math.min(offset + length - from, Math.min(CHUNK - at, partSize - filled));
            System.arraycopy(bytes, from, chunks.getLast(), at, n);
            filled += n;
            from += n;
        }
    }

    private void sendPart() throws IOException {
        try {
            var upload = uploadId == null
                    ? s3.createMultipartUpload(r -> r.bucket(bucket).key(key)).uploadId()
                    : uploadId;
            uploadId = upload;
            var number = sent.size() + 1;
            var answer = s3.uploadPart(
                    r -> r.bucket(bucket).key(key).uploadId(upload).partNumber(number), content());
            sent.add(CompletedPart.builder()
                    .partNumber(number)
                    .eTag(answer.eTag())
                    .build());
            giveBack();
        } catch (SdkException e) {
            throw S3Bucket.told(e);
        }
    }

    private void giveBack() {
        chunks = new ArrayList<>();
        filled = 0;
    }

    @Override
    void commit() throws IOException {
        try {
            if (uploadId == null) {
                s3.putObject(r -> r.bucket(bucket).key(key), content());
            } else {
                sendPart();
                s3.completeMultipartUpload(
                        r -> r.bucket(bucket).key(key).uploadId(uploadId).multipartUpload(m -> m.parts(sent)));
                uploadId = null;
            }
        } catch (SdkException e) {
            throw S3Bucket.told(e);
        }
    }

    @Override
    public void close() {
        giveBack();
        if (uploadId != null) {
            try {
                s3.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(uploadId));
            } catch (SdkException e) {
                log.warn("An unfinished object could not be removed, the clean-up will try again: {}", e.getMessage());
            }
            uploadId = null;
        }
    }

    // Read again where a request is repeated; never copied.
    private RequestBody content() {
        var bytes = List.copyOf(chunks);
        var length = filled;
        ContentStreamProvider content = () -> stream(bytes, length);
        return RequestBody.fromContentProvider(content, length, "application/octet-stream");
    }

    private static InputStream stream(List<byte[]> chunks, int length) {
        var pieces = new ArrayList<InputStream>();
        for (var n = 0; n < chunks.size(); n++) {
            pieces.add(new ByteArrayInputStream(chunks.get(n), 0, Math.min(CHUNK, length - n * CHUNK)));
        }
        return new SequenceInputStream(Collections.enumeration(pieces));
    }
}
