package org.fip.file.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fip.file.catalogue.KeptAs;
import org.fip.file.catalogue.RetentionSettings;
import org.fip.file.client.Jobs;
import org.fip.file.storage.Blobs;
import org.fip.file.storage.Contents;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files whose terms end. The terms are those of the settings, whatever they were when a file came; a file is changed only where
 * nobody has done so since it was read.
 */
@Repository
class Expiries {
    /** Nobody is told more often. */
    private static final Duration BETWEEN_NOTICES = Duration.ofHours(20);

    private final JdbcClient db;
    private final RetentionSettings settings;
    private final Blobs blobs;
    private final Contents contents;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Expiries(
            JdbcClient db,
            RetentionSettings settings,
            Blobs blobs,
            Contents contents,
            TransactionTemplate transaction,
            Clock clock) {
        this.db = db;
        this.settings = settings;
        this.blobs = blobs;
        this.contents = contents;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes back what was said of files that are kept longer now. */
    void withdraw(KeptAs kind) {
        var soon = clock.instant().plus(settings.notice());
        db.sql("""
                        UPDATE files SET announced_for = NULL, notice_id = NULL
                        WHERE kept_as = :kind AND announced_for IS NOT NULL
                          AND (term_starts_at > :started OR kept_until > :soon)""")
                .param("kind", kind.text())
                .param("started", time(settings.term(kind).map(soon::minus).orElse(Instant.EPOCH)))
                .param("soon", time(soon))
                .update();
    }

    /** Some of those that will go within the notice and of which nobody has been told. */
    List<Expiring> toAnnounce(KeptAs kind, Duration term) {
        var now = clock.instant();
        var soon = now.plus(settings.notice());
        return db.sql("""
                        SELECT * FROM files f WHERE kept_as = :kind AND announced_for IS NULL
                          AND term_starts_at <= :started AND coalesce(kept_until <= :soon, true)
                          AND NOT EXISTS (SELECT FROM expiry_notices n WHERE n.user_id = f.user_id AND n.made_at > :recently)
                        ORDER BY term_starts_at LIMIT :batch""")
                .param("kind", kind.text())
                .param("started", time(soon.minus(term)))
                .param("soon", time(soon))
                .param("recently", time(now.minus(BETWEEN_NOTICES)))
                .param("batch", Jobs.MOST_FILES)
                .query((row, n) -> read(row, kind))
                .list();
    }

    /** Some of those that were announced to go until now. */
    List<Expiring> due(KeptAs kind, Duration term) {
        var now = clock.instant();
        return db.sql("""
                        SELECT * FROM files WHERE kept_as = :kind AND announced_for <= :now
                          AND term_starts_at <= :started AND coalesce(kept_until <= :now, true)
                        ORDER BY announced_for LIMIT :batch""")
                .param("kind", kind.text())
                .param("now", time(now))
                .param("started", time(now.minus(term)))
                .param("batch", Jobs.MOST_FILES)
                .query((row, n) -> read(row, kind))
                .list();
    }

    /** The term of a file that a job used begins when the job ended, or later where it is still used. */
    void startAnew(Expiring file, Instant from) {
        db.sql("""
                        UPDATE files SET term_starts_at = :from, announced_for = NULL, notice_id = NULL
                        WHERE id = :id AND term_starts_at < :from""").param("id", file.id()).param("from", time(from)).update();
    }

    /** One notice to one user; each file stays for the whole time that a notice is given before. */
    @Transactional
    public void announce(long userId, List<Expiring> files) {
        var now = clock.instant();
        var soon = now.plus(settings.notice());
        var notice = UUID.randomUUID();
        db.sql("INSERT INTO expiry_notices (id, user_id, made_at) VALUES (:id, :user, :now)")
                .param("id", notice)
                .param("user", userId)
                .param("now", time(now))
                .update();
        for (var file : files) {
            db.sql("""
                            UPDATE files SET announced_for = :until, notice_id = :notice
                            WHERE id = :id AND announced_for IS NULL AND term_starts_at = :started""")
                    .param("until", time(file.expiry().isAfter(soon) ? file.expiry() : soon))
                    .param("notice", notice)
                    .param("id", file.id())
                    .param("started", time(file.termStartsAt()))
                    .update();
        }
    }

    /** Removes notices that were given, say nothing of any file any more, and no longer keep the next one back. */
    void forgetNotices() {
        db.sql("""
                        DELETE FROM expiry_notices n WHERE told_at IS NOT NULL AND made_at < :recently
                          AND NOT EXISTS (SELECT FROM files f WHERE f.notice_id = n.id)""")
                .param("recently", time(clock.instant().minus(BETWEEN_NOTICES)))
                .update();
    }

    /** The row and the keys first: from then on nobody reads the bytes, whether or not they are gone already. */
    boolean remove(Expiring file) {
        List<Blobs.Piece> pieces = Objects.requireNonNull(transaction.execute(status -> {
            var before = blobs.ofFile(file.id());
            return removeRow(file) == 1 ? before : List.of();
        }));
        contents.remove(pieces);
        return !pieces.isEmpty();
    }

    private int removeRow(Expiring file) {
        return db.sql("""
                        WITH gone AS (
                          DELETE FROM files WHERE id = :id AND announced_for = :announced AND term_starts_at = :started
                            AND coalesce(kept_until <= :now, true) RETURNING *)
                        INSERT INTO deleted_files
                          (id, user_id, job_id, kept_as, filename, file_size, sha256, created_at, deleted_at)
                        SELECT id, user_id, job_id, kept_as, filename, file_size, sha256, created_at, :now FROM gone""")
                .param("id", file.id())
                .param("announced", time(Objects.requireNonNull(file.announcedFor())))
                .param("started", time(file.termStartsAt()))
                .param("now", time(clock.instant()))
                .update();
    }

    private Expiring read(ResultSet row, KeptAs kind) throws SQLException {
        var started = Objects.requireNonNull(instant(row, "term_starts_at"));
        return new Expiring(
                row.getObject("id", UUID.class),
                row.getLong("user_id"),
                row.getObject("job_id", UUID.class),
                started,
                Objects.requireNonNull(settings.expiry(kind, started, instant(row, "kept_until"), null)),
                instant(row, "announced_for"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
