package org.fip.file.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.fip.common.page.Page;
import org.fip.file.catalogue.FilesOfJobDeleted;
import org.fip.file.catalogue.KeptAs;
import org.fip.file.catalogue.RetentionSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What owners want kept, and what they have no more; always asked with the owner. */
@Repository
class KeptFiles {
    private final JdbcClient db;
    private final RetentionSettings settings;
    private final Clock clock;

    KeptFiles(JdbcClient db, RetentionSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** False when the user has no such file. What was said of a file that stays longer than a notice is taken back. */
    boolean keep(long userId, UUID id, Instant until) {
        var stays = until.isAfter(clock.instant().plus(settings.notice()));
        return db.sql("""
                        UPDATE files SET kept_until = :until,
                          announced_for = CASE WHEN :stays THEN NULL ELSE announced_for END,
                          notice_id = CASE WHEN :stays THEN NULL ELSE notice_id END
                        WHERE id = :id AND user_id = :user""")
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .param("stays", stays)
                        .param("id", id)
                        .param("user", userId)
                        .update()
                == 1;
    }

    /** What the policy removed of a deleted job is nobody's business any more, but for the audit log. */
    @EventListener
    void forgetNames(FilesOfJobDeleted gone) {
        db.sql("""
                        UPDATE deleted_files SET filename = 'a file of a deleted job', job_id = NULL
                        WHERE user_id = :user AND (job_id = :job OR id = ANY (:ids))""")
                .param("user", gone.userId())
                .param("job", gone.jobId())
                .param("ids", gone.inputs().toArray(UUID[]::new))
                .update();
    }

    Page<DeletedFile> deleted(long userId, @Nullable UUID jobId, int page, int size) {
        var which = " FROM deleted_files WHERE user_id = :user AND (:job::uuid IS NULL OR job_id = :job)";
        var total = db.sql("SELECT count(*)" + which)
                .param("user", userId)
                .param("job", jobId, Types.OTHER)
                .query(Long.class)
                .single();
        var items = db.sql("SELECT *" + which + " ORDER BY deleted_at DESC, filename LIMIT :size OFFSET :offset")
                .param("user", userId)
                .param("job", jobId, Types.OTHER)
                .param("size", size)
                .param("offset", (long) page * size)
                .query(KeptFiles::read)
                .list();
        return new Page<>(items, page, size, total);
    }

    private static DeletedFile read(ResultSet row, int number) throws SQLException {
        return new DeletedFile(
                row.getObject("id", UUID.class),
                row.getObject("job_id", UUID.class),
                KeptAs.ofText(row.getString("kept_as")),
                row.getString("filename"),
                row.getLong("file_size"),
                row.getString("sha256"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("deleted_at", OffsetDateTime.class).toInstant());
    }
}
