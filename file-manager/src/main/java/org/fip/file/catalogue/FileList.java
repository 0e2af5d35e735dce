package org.fip.file.catalogue;

import java.sql.Types;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fip.common.page.Page;
import org.fip.common.page.Sorting;
import org.fip.file.PublicUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A user's files, page by page. */
@Repository
class FileList {
    // As RetentionSettings has it, null for what is kept for good.
    private static final String EXPIRES_AT = """
            CASE WHEN term_ends IS NOT NULL THEN greatest(term_ends, kept_until, announced_for) END""";

    private static final Sorting SORTING = new Sorting(columns());

    private final JdbcClient db;
    private final FileRecords files;
    private final RetentionSettings retention;
    private final String publicUrl;

    FileList(JdbcClient db, FileRecords files, RetentionSettings retention, PublicUrl publicUrl) {
        this.db = db;
        this.files = files;
        this.retention = retention;
        this.publicUrl = publicUrl.publicUrl().toString();
    }

    private static LinkedHashMap<String, String> columns() {
        var columns = new LinkedHashMap<String, String>();
        columns.put("created_at", "created_at");
        columns.put("filename", "lower(filename)");
        columns.put("file_size", "file_size");
        columns.put("expires_at", EXPIRES_AT);
        return columns;
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

    Page<StoredFile> page(long userId, Wanted wanted, int page, int size) {
        var where = new StringBuilder("user_id = :user");
        var params = new HashMap<String, Object>(Map.of("user", userId));
        if (wanted.jobId() != null) {
            where.append(" AND job_id = :job");
            params.put("job", wanted.jobId());
        }
        if (wanted.type() != null) {
            where.append(" AND file_type = :type");
            params.put("type", wanted.type().text());
        }
        if (wanted.text() != null && !wanted.text().isBlank()) {
            where.append(" AND strpos(lower(filename), :text) > 0");
            params.put("text", wanted.text().strip().toLowerCase(Locale.ROOT));
        }
        var total = db.sql("SELECT count(*) FROM files WHERE " + where)
                .params(params)
                .query(Long.class)
                .single();
        var ids = db.sql("""
                        SELECT id FROM files CROSS JOIN LATERAL (SELECT term_starts_at + CASE kept_as
                          WHEN 'input' THEN :input::interval WHEN 'result' THEN :result::interval
                          ELSE :report::interval END AS term_ends) AS terms
                        WHERE %s ORDER BY %s, id LIMIT :size OFFSET :offset""".formatted(where, SORTING.sql(wanted.sort())))
                .paramSource(new MapSqlParameterSource(params)
                        .addValue("input", term(KeptAs.INPUT), Types.VARCHAR)
                        .addValue("result", term(KeptAs.RESULT), Types.VARCHAR)
                        .addValue("report", term(KeptAs.REPORT), Types.VARCHAR)
                        .addValue("size", size)
                        .addValue("offset", (long) page * size))
                .query(UUID.class)
                .list();
        var found = files.findByIdIn(ids).stream().collect(Collectors.toMap(FileRecord::id, Function.identity()));
        var shown = ids.stream()
                .flatMap(id -> Stream.ofNullable(found.get(id)))
                .map(file -> file.view(publicUrl, retention))
                .toList();
        return new Page<>(shown, page, size, total);
    }

    // ISO 8601, as PostgreSQL reads intervals too.
    private @Nullable String term(KeptAs kind) {
        return retention.term(kind).map(Duration::toString).orElse(null);
    }
}
