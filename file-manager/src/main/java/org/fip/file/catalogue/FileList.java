package org.fip.file.catalogue;

import static java.util.Map.entry;

import java.sql.Types;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.fip.common.page.Page;
import org.fip.common.page.Sorting;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which of a user's files are on a page of their list. */
@Repository
class FileList {
    // As RetentionSettings has it, null for what is kept for good.
    private static final String EXPIRES_AT = """
            CASE WHEN term_ends IS NOT NULL THEN greatest(term_ends, kept_until, announced_for) END""";

    private static final Sorting SORTING = Sorting.by(
            entry("created_at", "created_at"),
            entry("filename", "lower(filename)"),
            entry("file_size", "file_size"),
            entry("expires_at", EXPIRES_AT));

    private final JdbcClient db;
    private final RetentionSettings retention;

    FileList(JdbcClient db, RetentionSettings retention) {
        this.db = db;
        this.retention = retention;
    }

    /**
     * What the list is narrowed to and ordered by.
     *
     * @param text part of the name, in any case
     * @param sort created_at, filename, file_size or expires_at, with {@code ,asc} or {@code ,desc}; what is kept for good
     *     expires last
     */
    record Wanted(
            @Nullable UUID jobId,
            @Nullable FileType type,
            @Nullable String text,
            String sort) {}

    Page<UUID> page(long userId, Wanted wanted, int page, int size) {
        var params = new MapSqlParameterSource("user", userId)
                .addValue("input", term(KeptAs.INPUT), Types.VARCHAR)
                .addValue("result", term(KeptAs.RESULT), Types.VARCHAR)
                .addValue("report", term(KeptAs.REPORT), Types.VARCHAR)
                .addValue("size", size)
                .addValue("offset", (long) page * size);
        var where = where(wanted, params);
        var total = db.sql("SELECT count(*) FROM files WHERE " + where)
                .paramSource(params)
                .query(Long.class)
                .single();
        var ids = db.sql("""
                        SELECT id FROM files CROSS JOIN LATERAL (SELECT term_starts_at + CASE kept_as
                          WHEN 'input' THEN :input::interval WHEN 'result' THEN :result::interval
                          ELSE :report::interval END AS term_ends) AS terms
                        WHERE %s ORDER BY %s, id LIMIT :size OFFSET :offset""".formatted(where, SORTING.sql(wanted.sort())))
                .paramSource(params)
                .query(UUID.class)
                .list();
        return new Page<>(ids, page, size, total);
    }

    private static String where(Wanted wanted, MapSqlParameterSource params) {
        var where = new StringBuilder("user_id = :user");
        if (wanted.jobId() != null) {
            where.append(" AND job_id = :job");
            params.addValue("job", wanted.jobId());
        }
        if (wanted.type() != null) {
            where.append(" AND file_type = :type");
            params.addValue("type", wanted.type().text());
        }
        if (wanted.text() != null && !wanted.text().isBlank()) {
            where.append(" AND strpos(lower(filename), :text) > 0");
            params.addValue("text", wanted.text().strip().toLowerCase(Locale.ROOT));
        }
        return where.toString();
    }

    // ISO 8601, as PostgreSQL reads intervals too.
    private @Nullable String term(KeptAs kind) {
        return retention.term(kind).map(Duration::toString).orElse(null);
    }
}
