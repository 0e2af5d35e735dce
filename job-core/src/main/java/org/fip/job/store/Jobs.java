package org.fip.job.store;

import static java.util.Map.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fip.common.page.Page;
import org.fip.common.page.Sorting;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reading jobs. A user's jobs are found by owner and id together, so another user's is simply not there. */
public class Jobs {
    private static final Sorting SORTING = Sorting.by(
            entry("created_at", "created_at"),
            entry("name", "lower(name)"),
            entry("status", "status"),
            entry("progress_percentage", "progress_percentage"));

    private final JdbcClient db;

    public Jobs(JdbcClient db) {
        this.db = db;
    }

    /**
     * What a list of jobs may be narrowed to and ordered by.
     *
     * @param text part of the name, in any case
     * @param sort a column, with {@code ,asc} or {@code ,desc}: created_at, name, status, progress_percentage
     */
    public record Filter(
            @Nullable JobStatus status,
            @Nullable Long serviceId,
            @Nullable String text,
            String sort) {}

    /**
     * An input file as the job was given it.
     *
     * @param sha256 of the content, lower-case hex; null in jobs from before it was kept
     * @param packedFrom what it was when it came, before it was packed in blocks; null where it is as it came
     */
    public record InputFile(
            UUID fileId,
            String filename,
            long fileSize,
            @Nullable String sha256,
            @Nullable PackedFrom packedFrom) {}

    /** A file's name, size and content as it came. */
    public record PackedFrom(String filename, long fileSize, String sha256) {}

    public Optional<Job> find(UUID id, long userId) {
        return db.sql("SELECT * FROM imputation_jobs WHERE id = :id AND user_id = :user")
                .param("id", id)
                .param("user", userId)
                .query(JobRow::read)
                .optional();
    }

    public Optional<Job> findByIdempotencyKey(long userId, String key) {
        return db.sql("SELECT * FROM imputation_jobs WHERE user_id = :user AND idempotency_key = :key")
                .param("user", userId)
                .param("key", key)
                .query(JobRow::read)
                .optional();
    }

    public Page<Job> list(long userId, Filter filter, int page, int size) {
        var where = new StringBuilder("user_id = :user");
        var params = new java.util.HashMap<String, Object>();
        params.put("user", userId);
        if (filter.status() != null) {
            where.append(" AND status = :status");
            params.put("status", filter.status().text());
        }
        if (filter.serviceId() != null) {
            where.append(" AND service_id = :service");
            params.put("service", filter.serviceId());
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            where.append(" AND strpos(lower(name), :text) > 0");
            params.put("text", filter.text().strip().toLowerCase(Locale.ROOT));
        }
        long total = db.sql("SELECT count(*) FROM imputation_jobs WHERE " + where)
                .params(params)
                .query(Long.class)
                .single();
        params.put("limit", size);
        params.put("offset", (long) page * size);
        var items = db.sql("SELECT * FROM imputation_jobs WHERE %s ORDER BY %s, id LIMIT :limit OFFSET :offset"
                        .formatted(where, SORTING.sql(filter.sort())))
                .params(params)
                .query(JobRow::read)
                .list();
        return new Page<>(items, page, size, total);
    }

    /** How many of the user's jobs are in each status. */
    public Map<JobStatus, Long> counts(long userId) {
        return db
                .sql("SELECT status, count(*) AS jobs FROM imputation_jobs WHERE user_id = :user GROUP BY status")
                .param("user", userId)
                .query((row, n) -> Map.entry(JobStatus.ofText(row.getString("status")), row.getLong("jobs")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The user's jobs that wait for a slot, each with its place in the line for its service, from 1. */
    public Map<UUID, Integer> placesInLine(long userId) {
        return db
                .sql("""
                        SELECT id, row_number() OVER (PARTITION BY service_id ORDER BY queued_at, id) AS place
                        FROM imputation_jobs WHERE user_id = :user AND attention = :waiting""")
                .param("user", userId)
                .param("waiting", Attention.WAITING_FOR_SLOT.text())
                .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getInt("place")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether an earlier job of the same user already waits for a slot on the same service. */
    public boolean isBehindInLine(Job job) {
        return db.sql("""
                        SELECT EXISTS (
                          SELECT FROM imputation_jobs o JOIN imputation_jobs j ON j.id = :id
                          WHERE o.user_id = j.user_id AND o.service_id = j.service_id AND o.attention = :waiting
                            AND (o.queued_at, o.id) < (j.queued_at, j.id))""")
                .param("id", job.id())
                .param("waiting", Attention.WAITING_FOR_SLOT.text())
                .query(Boolean.class)
                .single();
    }

    /** In the order in which they were given. */
    public List<InputFile> inputFiles(UUID jobId) {
        return db.sql("SELECT * FROM job_input_files WHERE job_id = :job ORDER BY position")
                .param("job", jobId)
                .query(Jobs::readInput)
                .list();
    }

    private static InputFile readInput(ResultSet row, int number) throws SQLException {
        var packedFrom = row.getString("packed_from_filename");
        return new InputFile(
                row.getObject("file_id", UUID.class),
                row.getString("filename"),
                row.getLong("file_size"),
                row.getString("sha256"),
                packedFrom == null
                        ? null
                        : new PackedFrom(
                                packedFrom, row.getLong("packed_from_size"), row.getString("packed_from_sha256")));
    }

    /** The input files' ids of several jobs, each in the order in which they were given. */
    public Map<UUID, List<UUID>> inputFileIds(Collection<UUID> jobIds) {
        if (jobIds.isEmpty()) {
            return Map.of();
        }
        return db
                .sql("SELECT job_id, file_id FROM job_input_files WHERE job_id IN (:jobs) ORDER BY job_id, position")
                .param("jobs", jobIds)
                .query((row, n) -> Map.entry(row.getObject("job_id", UUID.class), row.getObject("file_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
