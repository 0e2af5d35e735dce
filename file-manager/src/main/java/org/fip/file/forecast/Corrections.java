package org.fip.file.forecast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.fip.file.catalogue.FileRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of corrections: what was made of what, and how. They outlive the file they were made of, and the panel's sites: when
 * these become others, nothing that was made of the old ones is a correction for the panel any more, though it stays.
 */
@Repository
class Corrections {
    private static final String SITES_NOW =
            "(SELECT array_agg(id ORDER BY id) FROM panel_chromosomes WHERE panel_id = :panel)";

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    Corrections(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** The panel has other sites than those that a correction was begun with. */
    static final class ListReplacedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The new correction's id; empty where there is one, or somebody is at it. */
    Optional<UUID> begin(FileRecord origin, long panelId) {
        return db.sql("""
                        INSERT INTO corrections
                          (id, panel_id, sites, origin_id, origin_filename, origin_sha256, state, started_at)
                        VALUES (:id, :panel, %s, :origin, :filename, :sha256, 'running', :now)
                        ON CONFLICT (origin_id, panel_id, sites)
                          DO UPDATE SET state = 'running', message = '', started_at = :now
                          WHERE corrections.state = 'failed'
                        RETURNING id""".formatted(SITES_NOW))
                .param("id", UUID.randomUUID())
                .param("panel", panelId)
                .param("origin", origin.id())
                .param("filename", origin.filename())
                .param("sha256", origin.sha256())
                .param("now", now())
                .query(UUID.class)
                .optional();
    }

    /**
     * In the transaction in which the file is added.
     *
     * @throws ListReplacedException where some of the sites that were read may have been those of another list
     */
    void done(UUID id, long panelId, UUID correctedId, Corrected counts) {
        var ended = db.sql("""
                        UPDATE corrections SET state = 'done', corrected_id = :corrected, counts = :counts::jsonb
                        WHERE id = :id AND sites = %s""".formatted(SITES_NOW))
                .param("corrected", correctedId)
                .param("counts", json.writeValueAsString(counts))
                .param("id", id)
                .param("panel", panelId)
                .update();
        if (ended == 0) {
            throw new ListReplacedException();
        }
    }

    void failed(UUID id, String message) {
        db.sql("UPDATE corrections SET state = 'failed', message = :message WHERE id = :id")
                .param("message", message)
                .param("id", id)
                .update();
    }

    void endInterrupted(String message) {
        db.sql("UPDATE corrections SET state = 'failed', message = :message WHERE state = 'running'")
                .param("message", message)
                .update();
    }

    /** The one of the sites that the panel has now. */
    Optional<FileCorrection> find(UUID originId, long panelId) {
        return db.sql("""
                        SELECT c.*, f.filename, f.file_size FROM corrections c LEFT JOIN files f ON f.id = c.corrected_id
                        WHERE c.origin_id = :origin AND c.panel_id = :panel AND c.sites = %s""".formatted(SITES_NOW))
                .param("origin", originId)
                .param("panel", panelId)
                .query(this::correction)
                .optional();
    }

    private FileCorrection correction(ResultSet row, int number) throws SQLException {
        var counts = row.getString("counts");
        return new FileCorrection(
                row.getLong("panel_id"),
                row.getString("state"),
                row.getString("message"),
                counts == null ? null : json.readValue(counts, Corrected.class),
                correctedFile(row));
    }

    private static FileCorrection.@Nullable CorrectedFile correctedFile(ResultSet row) throws SQLException {
        var id = row.getObject("corrected_id", UUID.class);
        return id == null
                ? null
                : new FileCorrection.CorrectedFile(id, row.getString("filename"), row.getLong("file_size"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
