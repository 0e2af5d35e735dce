package org.fip.file.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** A row of the files' table; written only after the bytes are safe. */
@Entity
@Table(name = "files")
public class FileRecord {
    @Id
    private UUID id = new UUID(0, 0);

    private long userId;
    private @Nullable UUID jobId;
    private String fileType = "";
    private String filename = "";
    private long fileSize;
    private String sha256 = "";

    @SuppressWarnings("UnusedVariable") // only SQL reads it
    private @Nullable Long crc32;

    private String contentType = "";
    private @Nullable String resultType;

    @Formula("(SELECT c.origin_id FROM corrections c WHERE c.corrected_id = id)")
    private @Nullable UUID correctedFrom;

    private Instant createdAt = Instant.EPOCH;
    private String keptAs = "";

    // Changed by statements of their own, never together with the rest.
    @Column(updatable = false)
    private Instant termStartsAt = Instant.EPOCH;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant keptUntil;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant announcedFor;

    private @Nullable String packedFromFilename;
    private @Nullable Long packedFromSize;
    private @Nullable String packedFromSha256;

    protected FileRecord() {}

    public FileRecord(
            UUID id,
            long userId,
            @Nullable UUID jobId,
            FileType fileType,
            String filename,
            long fileSize,
            String sha256,
            Instant now) {
        this.id = id;
        this.userId = userId;
        this.jobId = jobId;
        this.fileType = fileType.text();
        this.filename = filename;
        this.fileSize = fileSize;
        this.sha256 = sha256;
        this.contentType = contentType(filename);
        var type = fileType == FileType.OUTPUT ? ResultType.of(filename) : null;
        this.resultType = type == null ? null : type.text();
        this.keptAs = KeptAs.of(fileType, type).text();
        this.createdAt = now;
        this.termStartsAt = now;
    }

    public UUID id() {
        return id;
    }

    public long userId() {
        return userId;
    }

    @Nullable
    UUID jobId() {
        return jobId;
    }

    public String filename() {
        return filename;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant termStartsAt() {
        return termStartsAt;
    }

    /** As its owner has it, which may not be packed. */
    public String filenameAsItCame() {
        return packedFromFilename == null ? filename : packedFromFilename;
    }

    public long fileSize() {
        return fileSize;
    }

    public String sha256() {
        return sha256;
    }

    /** Notes the CRC-32 of the content, where it was taken on the way; before the row is stored. */
    public void hasCrc32(long value) {
        crc32 = value;
    }

    /** Has other bytes from now on, with the same text in blocks. */
    void becomes(Repacked packed) {
        if (packedFromFilename == null) {
            packedFromFilename = filename;
            packedFromSize = fileSize;
            packedFromSha256 = sha256;
        }
        filename = filename.replaceFirst("(?i)\\.vcf(\\.b?gz)?$", "") + ".vcf.gz";
        fileSize = packed.blob().size();
        sha256 = packed.sha256();
        crc32 = packed.crc32();
        contentType = contentType(filename);
    }

    private @Nullable PackedFrom packedFrom() {
        return packedFromFilename == null || packedFromSize == null || packedFromSha256 == null
                ? null
                : new PackedFrom(packedFromFilename, packedFromSize, packedFromSha256);
    }

    StoredFile view(String baseUrl, RetentionSettings retention) {
        return new StoredFile(
                id,
                id,
                filename,
                fileSize,
                sha256,
                contentType,
                FileType.ofText(fileType).orElseThrow(),
                resultType == null ? null : ResultType.ofText(resultType),
                correctedFrom,
                jobId,
                createdAt,
                packedFrom(),
                retention.expiry(KeptAs.ofText(keptAs), termStartsAt, keptUntil, announcedFor),
                keptUntil,
                baseUrl + "/api/files/" + id);
    }

    private static String contentType(String filename) {
        var name = filename.toLowerCase(Locale.ROOT);
        return name.endsWith(".gz")
                ? "application/gzip"
                : name.endsWith(".html")
                        ? "text/html"
                        : name.endsWith(".txt") ? "text/plain" : "application/octet-stream";
    }
}
