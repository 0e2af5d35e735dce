package org.fip.file.forecast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of forecasts; those of a file or of a panel's sites go with them. */
@Repository
class Forecasts {
    /** After as long one that failed is tried again when it is asked for. */
    private static final Duration FAILED_FOR = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    Forecasts(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** When it was begun, if it is to be made now; else it is there, or somebody is at it. */
    Optional<Instant> begin(UUID fileId, long panelId) {
        return db.sql("""
                        INSERT INTO forecasts (file_id, panel_id, state, started_at)
                        VALUES (:file, :panel, 'running', :now)
                        ON CONFLICT (file_id, panel_id) DO UPDATE SET state = 'running', message = '', started_at = :now
                          WHERE forecasts.state = 'failed' AND forecasts.started_at < :before
                        RETURNING started_at""")
                .param("file", fileId)
                .param("panel", panelId)
                .param("now", now())
                .param("before", now().minus(FAILED_FOR))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Nothing happens where the file or the panel's sites are others by now. */
    void done(UUID fileId, long panelId, Instant begun, Forecast forecast) {
        end(fileId, panelId, begun, "done", "", json.writeValueAsString(forecast));
    }

    void failed(UUID fileId, long panelId, Instant begun, String message) {
        end(fileId, panelId, begun, "failed", message, null);
    }

    private void end(UUID fileId, long panelId, Instant begun, String state, String message, @Nullable String counts) {
        db.sql("""
                        UPDATE forecasts SET state = :state, message = :message, counts = :counts::jsonb
                        WHERE file_id = :file AND panel_id = :panel AND started_at = :begun""")
                .param("begun", begun.atOffset(ZoneOffset.UTC))
                .param("state", state)
                .param("message", message)
                .param("counts", counts)
                .param("file", fileId)
                .param("panel", panelId)
                .update();
    }

    Optional<FileForecast> find(UUID fileId, long panelId) {
        return db.sql("SELECT * FROM forecasts WHERE file_id = :file AND panel_id = :panel")
                .param("file", fileId)
                .param("panel", panelId)
                .query(this::forecast)
                .optional();
    }

    /** Those that a process was at when it ended are made again when they are asked for. */
    void forgetInterrupted() {
        db.sql("DELETE FROM forecasts WHERE state = 'running'").update();
    }

    private FileForecast forecast(ResultSet row, int number) throws SQLException {
        var counts = row.getString("counts");
        return FileForecast.of(
                row.getLong("panel_id"),
                row.getString("state"),
                row.getString("message"),
                counts == null ? null : json.readValue(counts, Forecast.class));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
