package org.fip.file;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of file-manager.
 *
 * @param storage where the encrypted bytes are: in {@code storageDir}, or in {@code s3}
 * @param storageDir folder of the bytes when they are on disk
 * @param masterKeysetFile Tink keyset in JSON that seals the keys of files; outside the storage. Without it {@code
 *     files-master-keyset.json} beside {@code keysetFile}
 * @param keysetFile Tink keyset in JSON of download links, and of files from before each had a key of its own
 * @param createKeysetIfMissing only for a first start on one machine
 * @param internalUrl this service as other services reach it; the base of links made for them
 * @param siteUrl the platform as external imputation sites reach it, where that is not as people do; the base of the links by
 *     which they fetch inputs
 * @param maxSize of one file
 * @param quota of one user's files and unfinished uploads together
 * @param transferMemory bytes of the heap for all uploads and downloads at a time; without it a third. An upload takes 1.2 MB, in
 *     an S3 bucket up to 6 MB more for a part, a download half of one
 * @param unfinishedUploadTtl how long an upload that broke off can be gone on with after its last byte
 * @param linkLifetime of a download link
 * @param siteLinkTtl lifetime of a link by which an external site fetches an input: it may read it long after the job was
 *     submitted, when its turn has come
 */
@Validated
@ConfigurationProperties("fip.files")
public record FileSettings(
        @DefaultValue("disk") Storage storage,
        @NotNull Path storageDir,
        @Nullable @Valid S3 s3,
        @Nullable Path masterKeysetFile,
        @NotNull Path keysetFile,
        boolean createKeysetIfMissing,
        @DefaultValue("http://127.0.0.1:8004") URI internalUrl,
        @Nullable URI siteUrl,
        @DefaultValue("50GB") DataSize maxSize,
        @DefaultValue("200GB") DataSize quota,
        @Nullable DataSize transferMemory,
        @DefaultValue("7d") Duration unfinishedUploadTtl,
        @DefaultValue("15m") Duration linkLifetime,
        @DefaultValue("7d") Duration siteLinkTtl) {

    private static final int TRANSFERS_PART = 3;

    /** Where bytes are kept. */
    public enum Storage {
        DISK,
        S3
    }

    /**
     * An S3 bucket; it has to be there already.
     *
     * @param endpoint of the server, such as {@code https://s3.eu-central-1.amazonaws.com}
     * @param pathStyle whether the bucket stands in the path instead of the host name, as most servers of one's own want it
     */
    public record S3(
            @NotNull URI endpoint,
            @DefaultValue("us-east-1") String region,
            @NotBlank String bucket,
            @NotBlank String accessKey,
            @NotBlank String secretKey,
            @DefaultValue("true") boolean pathStyle) {
        @Override
        public String toString() {
            return "S3[" + endpoint + ", " + bucket + "]";
        }
    }

    /** The keyset that seals the keys of files. */
    public Path masterKeyset() {
        return masterKeysetFile != null ? masterKeysetFile : keysetFile.resolveSibling("files-master-keyset.json");
    }

    /** Bytes of the heap for all transfers at a time. */
    public long transferMemoryBytes() {
        return transferMemory != null
                ? transferMemory.toBytes()
                : Runtime.getRuntime().maxMemory() / TRANSFERS_PART;
    }

    /** The bucket, which {@code storage} says is there. */
    public S3 requireS3() {
        if (s3 == null) {
            throw new IllegalStateException("fip.files.storage is s3: set fip.files.s3.endpoint, bucket, access-key and"
                    + " secret-key as well");
        }
        return s3;
    }
}
