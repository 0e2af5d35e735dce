package org.fip.file.panelsites;

import java.io.IOException;
import java.nio.channels.Channels;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fip.file.preflight.Build;
import org.fip.file.preflight.Chromosome;
import org.fip.file.storage.Blob;
import org.fip.file.storage.Blobs;
import org.fip.file.storage.Contents;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The sites of panels: which there are, and their bytes. */
@Service
public class SiteLists {
    private final JdbcClient db;
    private final Blobs blobs;
    private final Contents contents;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SiteLists(JdbcClient db, Blobs blobs, Contents contents, TransactionTemplate transaction, Clock clock) {
        this.db = db;
        this.blobs = blobs;
        this.contents = contents;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A chromosome of a panel that has been written and belongs to nobody yet. */
    record Written(Chromosome chromosome, long sites, Blob blob) {}

    SiteList get(long panelId) {
        var chromosomes = db.sql("""
                        SELECT * FROM panel_chromosomes WHERE panel_id = :panel
                        ORDER BY lpad(chromosome, 2, '0'), chromosome""")
                .param("panel", panelId)
                .query((row, n) -> new SiteList.PanelChromosome(
                        row.getString("chromosome"),
                        row.getLong("sites"),
                        row.getString("source"),
                        row.getTimestamp("loaded_at").toInstant()))
                .list();
        return new SiteList(panelId, build(panelId).orElse(null), chromosomes, load(panelId));
    }

    /** Of the panel's positions; empty where it has no sites. */
    public Optional<Build> build(long panelId) {
        return db.sql("SELECT build FROM panel_chromosomes WHERE panel_id = :panel LIMIT 1")
                .param("panel", panelId)
                .query(String.class)
                .optional()
                .flatMap(Build::ofText);
    }

    /** The sites from the first on; empty where the panel has none of this chromosome. */
    public Optional<SiteCursor> open(long panelId, Chromosome chromosome) throws IOException {
        var id = db.sql("SELECT id FROM panel_chromosomes WHERE panel_id = :panel AND chromosome = :chromosome")
                .param("panel", panelId)
                .param("chromosome", chromosome.name())
                .query(UUID.class)
                .optional();
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new SiteCursor(Channels.newInputStream(contents.ofPanel(id.get()))));
    }

    /** Takes the place of what the panel had of these chromosomes; others stay. */
    void replace(long panelId, Build build, String source, List<Written> written) {
        List<Blobs.Piece> before = transaction.execute(status -> {
            var old = written.stream()
                    .flatMap(w -> remove(panelId, w.chromosome().name()).stream())
                    .toList();
            for (var one : written) {
                add(panelId, build, source, one);
            }
            forgetForecasts(panelId);
            return old;
        });
        contents.remove(before);
    }

    /** All of them; false where there were none. */
    boolean remove(long panelId) {
        List<Blobs.Piece> before = transaction.execute(status -> {
            var old = remove(panelId, null);
            db.sql("DELETE FROM panel_site_loads WHERE panel_id = :panel AND state <> 'running'")
                    .param("panel", panelId)
                    .update();
            forgetForecasts(panelId);
            return old;
        });
        contents.remove(before);
        return !before.isEmpty();
    }

    private List<Blobs.Piece> remove(long panelId, @Nullable String chromosome) {
        var ids = db.sql("""
                        SELECT id FROM panel_chromosomes
                        WHERE panel_id = :panel AND (:chromosome::text IS NULL OR chromosome = :chromosome) FOR UPDATE""")
                .param("panel", panelId)
                .param("chromosome", chromosome)
                .query(UUID.class)
                .list();
        var pieces = ids.stream().flatMap(id -> blobs.ofPanel(id).stream()).toList();
        ids.forEach(id -> db.sql("DELETE FROM panel_chromosomes WHERE id = :id")
                .param("id", id)
                .update());
        return pieces;
    }

    private void add(long panelId, Build build, String source, Written one) {
        var id = UUID.randomUUID();
        db.sql("""
                        INSERT INTO panel_chromosomes (id, panel_id, chromosome, build, sites, source, loaded_at)
                        VALUES (:id, :panel, :chromosome, :build, :sites, :source, :now)""")
                .param("id", id)
                .param("panel", panelId)
                .param("chromosome", one.chromosome().name())
                .param("build", build.text())
                .param("sites", one.sites())
                .param("source", source)
                .param("now", now())
                .update();
        blobs.addToPanel(id, one.blob());
    }

    private void forgetForecasts(long panelId) {
        db.sql("DELETE FROM forecasts WHERE panel_id = :panel")
                .param("panel", panelId)
                .update();
    }

    /** False where a list is being read for the panel. */
    boolean begin(long panelId, String source) {
        return db.sql("""
                        INSERT INTO panel_site_loads (panel_id, state, source, started_at)
                        VALUES (:panel, 'running', :source, :now)
                        ON CONFLICT (panel_id) DO UPDATE
                          SET state = 'running', source = :source, message = '', started_at = :now
                          WHERE panel_site_loads.state <> 'running'""")
                        .param("panel", panelId)
                        .param("source", source)
                        .param("now", now())
                        .update()
                > 0;
    }

    void end(long panelId, String state, String message) {
        db.sql("UPDATE panel_site_loads SET state = :state, message = :message WHERE panel_id = :panel")
                .param("state", state)
                .param("message", message)
                .param("panel", panelId)
                .update();
    }

    /** Of those that a process was at when it ended. */
    void endInterrupted(String message) {
        db.sql("UPDATE panel_site_loads SET state = 'failed', message = :message WHERE state = 'running'")
                .param("message", message)
                .update();
    }

    private SiteList.@Nullable Load load(long panelId) {
        return db.sql("SELECT * FROM panel_site_loads WHERE panel_id = :panel")
                .param("panel", panelId)
                .query(SiteLists::load)
                .optional()
                .orElse(null);
    }

    private static SiteList.Load load(ResultSet row, int number) throws SQLException {
        return new SiteList.Load(
                row.getString("state"),
                row.getString("source"),
                row.getString("message"),
                row.getTimestamp("started_at").toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
