package org.fip.file.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of blobs: whose bytes they are, where in the content they begin, and the keys. */
@Repository
public class Blobs {
    private final JdbcClient db;

    Blobs(JdbcClient db) {
        this.db = db;
    }

    /**
     * A blob where it belongs.
     *
     * @param startsAt offset in the content
     */
    public record Piece(long startsAt, Blob blob) {}

    public void addToUpload(UUID uploadId, long startsAt, Blob blob) {
        add(uploadId, null, null, startsAt, blob);
    }

    public void addToFile(UUID fileId, long startsAt, Blob blob) {
        add(null, fileId, null, startsAt, blob);
    }

    public void addToPanel(UUID panelChromosomeId, Blob blob) {
        add(null, null, panelChromosomeId, 0, blob);
    }

    /** The bytes of a finished upload become those of the file with the same id. */
    public void handOver(UUID uploadId) {
        db.sql("UPDATE blobs SET file_id = upload_id, upload_id = NULL WHERE upload_id = :id")
                .param("id", uploadId)
                .update();
    }

    /** In their order. */
    public List<Piece> ofUpload(UUID uploadId) {
        return pieces("upload_id", uploadId);
    }

    /** In their order. */
    public List<Piece> ofFile(UUID fileId) {
        return pieces("file_id", fileId);
    }

    /** The largest segment of the files' blobs; 1 where there are none. */
    public int largestSegment(Collection<UUID> fileIds) {
        return fileIds.isEmpty()
                ? 1
                : db.sql("SELECT coalesce(max(segment_size), 1) FROM blobs WHERE file_id IN (:ids)")
                        .param("ids", fileIds)
                        .query(Integer.class)
                        .single();
    }

    public List<Piece> ofPanel(UUID panelChromosomeId) {
        return pieces("panel_chromosome_id", panelChromosomeId);
    }

    /** The rows alone; the bytes are the caller's to remove, after the commit. */
    public void removeOfFile(UUID fileId) {
        db.sql("DELETE FROM blobs WHERE file_id = :id").param("id", fileId).update();
    }

    boolean isKnown(UUID id) {
        return db.sql("SELECT EXISTS (SELECT FROM blobs WHERE id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Some of those whose key was sealed by another master key than the newest. */
    List<Blob> sealedByOthersThan(int masterKeyId, int limit) {
        return db.sql("SELECT * FROM blobs WHERE master_key_id <> :key LIMIT :limit")
                .param("key", masterKeyId)
                .param("limit", limit)
                .query(Blobs::blob)
                .list();
    }

    void reseal(UUID id, Blob.SealedKey key) {
        db.sql("UPDATE blobs SET sealed_key = :key, master_key_id = :master WHERE id = :id")
                .param("key", key.sealed())
                .param("master", key.masterKeyId())
                .param("id", id)
                .update();
    }

    private void add(
            @Nullable UUID uploadId,
            @Nullable UUID fileId,
            @Nullable UUID panelChromosomeId,
            long startsAt,
            Blob blob) {
        var key = blob.key();
        db.sql("""
                        INSERT INTO blobs
                          (id, upload_id, file_id, panel_chromosome_id, starts_at, size, segment_size, sealed_key,
                           master_key_id)
                        VALUES (:id, :upload, :file, :panel, :start, :size, :segment, :key, :master)""")
                .param("id", blob.id())
                .param("upload", uploadId, Types.OTHER)
                .param("file", fileId, Types.OTHER)
                .param("panel", panelChromosomeId, Types.OTHER)
                .param("start", startsAt)
                .param("size", blob.size())
                .param("segment", blob.segmentSize())
                .param("key", key == null ? null : key.sealed(), Types.BINARY)
                .param("master", key == null ? null : key.masterKeyId(), Types.INTEGER)
                .update();
    }

    private List<Piece> pieces(String owner, UUID id) {
        return db.sql("SELECT * FROM blobs WHERE " + owner + " = :id ORDER BY starts_at")
                .param("id", id)
                .query((row, n) -> new Piece(row.getLong("starts_at"), blob(row, n)))
                .list();
    }

    private static Blob blob(ResultSet row, int number) throws SQLException {
        var sealed = row.getBytes("sealed_key");
        return new Blob(
                row.getObject("id", UUID.class),
                row.getLong("size"),
                row.getInt("segment_size"),
                sealed == null ? null : new Blob.SealedKey(sealed, row.getInt("master_key_id")));
    }
}
