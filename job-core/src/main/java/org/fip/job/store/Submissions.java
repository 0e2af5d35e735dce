package org.fip.job.store;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fip.job.input.InputCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** How a job comes to be: a pending row first, then its files, then its first step. */
public class Submissions {
    private final JdbcClient db;
    private final Clock clock;
    private final StatusUpdates history;
    private final Acceptance acceptance;

    public Submissions(JdbcClient db, Clock clock, StatusUpdates history) {
        this.db = db;
        this.clock = clock;
        this.history = history;
        this.acceptance = new Acceptance(db, clock, history);
    }

    /**
     * What the user asked for; parameters are complete and checked. Those that the server does not have are null.
     *
     * @param options further parameters by their id on the server
     */
    public record Order(
            String name,
            String description,
            long serviceId,
            long referencePanelId,
            @Nullable String build,
            @Nullable String phasing,
            @Nullable String population,
            @Nullable String mode,
            @Nullable String r2Filter,
            List<AcceptedTerm> acceptedTerms,
            Map<String, String> options,
            List<Note> notes) {}

    /**
     * A row for a job whose files are about to arrive.
     *
     * @return empty when the user has already used this idempotency key
     */
    @Transactional
    public Optional<Job> begin(long userId, long serviceId, String name, @Nullable String idempotencyKey) {
        return begin(UUID.randomUUID(), userId, serviceId, name, idempotencyKey);
    }

    private Optional<Job> begin(UUID id, long userId, long serviceId, String name, @Nullable String idempotencyKey) {
        try {
            var job = db.sql("""
                            INSERT INTO imputation_jobs
                              (id, user_id, name, service_id, status, idempotency_key, created_at, updated_at)
                            VALUES (:id, :user, :name, :service, 'pending', :key, :now, :now)
                            ON CONFLICT (user_id, idempotency_key) DO NOTHING RETURNING *""")
                    .param("id", id)
                    .param("user", userId)
                    .param("name", name)
                    .param("service", serviceId)
                    .param("key", idempotencyKey, Types.VARCHAR)
                    .param("now", JobTime.of(clock.instant()))
                    .query(JobRow::read)
                    .optional();
            job.ifPresent(j -> history.write(j, null, List.of()));
            return job;
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    /**
     * Goes on with a pending job whose upload has shown no life for that long, because its process died: from the start, since
     * the same request has come again. Whoever took it before can write no more.
     */
    @Transactional
    public Optional<Job> takeOver(long userId, String idempotencyKey, Duration silence) {
        var now = clock.instant();
        var job = db.sql("""
                        UPDATE imputation_jobs SET version = version + 1, updated_at = :now
                        WHERE user_id = :user AND idempotency_key = :key AND status = 'pending' AND updated_at < :before
                        RETURNING *""")
                .param("now", JobTime.of(now))
                .param("user", userId)
                .param("key", idempotencyKey)
                .param("before", JobTime.of(now.minus(silence)))
                .query(JobRow::read)
                .optional();
        job.ifPresent(j -> db.sql("DELETE FROM job_input_files WHERE job_id = :id")
                .param("id", j.id())
                .update());
        return job;
    }

    /** Notes a file that is safe in file-manager; also the sign that a long upload is still alive. */
    @Transactional
    public void addFile(Job pending, int position, Jobs.InputFile file) {
        var from = file.packedFrom();
        db.sql("""
                        INSERT INTO job_input_files (job_id, position, file_id, filename, file_size, sha256,
                          packed_from_filename, packed_from_size, packed_from_sha256)
                        SELECT id, :n, :f, :name, :size, :sha256, :from_name, :from_size, :from_sha256 FROM imputation_jobs WHERE id = :job AND version = :version""")
                .param("job", pending.id())
                .param("version", pending.version())
                .param("n", position)
                .param("f", file.fileId())
                .param("name", file.filename())
                .param("size", file.fileSize())
                .param("sha256", file.sha256(), Types.VARCHAR)
                .param("from_name", from == null ? null : from.filename(), Types.VARCHAR)
                .param("from_size", from == null ? null : from.fileSize(), Types.BIGINT)
                .param("from_sha256", from == null ? null : from.sha256(), Types.VARCHAR)
                .update();
        touch(pending.id());
    }

    /** Says that the upload of a pending job is still going on. */
    @Transactional
    public void touch(UUID jobId) {
        db.sql("UPDATE imputation_jobs SET updated_at = :now WHERE id = :id AND status = 'pending'")
                .param("now", JobTime.of(clock.instant()))
                .param("id", jobId)
                .update();
    }

    /**
     * All files are here and the order is good: the job becomes queued and its first step due, or it ends here, where its
     * service would refuse the input; then it keeps its idempotency key, under which the same answer is given again. Empty if
     * it was cancelled.
     */
    @Transactional
    public Optional<Job> complete(Job pending, Order order, UUID firstFile, InputCheck check) {
        return acceptance.settle(pending, order, firstFile, check);
    }

    /**
     * A new job whose files are here already.
     *
     * @param id made up before, so that the files could be attached to it
     * @param files in their order; at least one
     * @return empty when the user has already used this idempotency key
     */
    @Transactional
    public Optional<Job> submit(
            UUID id,
            long userId,
            Order order,
            List<Jobs.InputFile> files,
            InputCheck check,
            @Nullable String idempotencyKey) {
        return begin(id, userId, order.serviceId(), order.name(), idempotencyKey)
                .map(pending -> {
                    for (var position = 0; position < files.size(); position++) {
                        addFile(pending, position, files.get(position));
                    }
                    return complete(pending, order, files.getFirst().fileId(), check)
                            .orElseThrow();
                });
    }

    /**
     * A new job with the input of another one.
     *
     * @return empty when the user has already used this idempotency key
     */
    @Transactional
    public Optional<Job> copy(Job source, Order order, InputCheck check, @Nullable String idempotencyKey) {
        return begin(source.userId(), order.serviceId(), order.name(), idempotencyKey)
                .map(pending -> {
                    db.sql("UPDATE imputation_jobs SET cloned_from = :source WHERE id = :id")
                            .param("source", source.id())
                            .param("id", pending.id())
                            .update();
                    db.sql("""
                                    INSERT INTO job_input_files (job_id, position, file_id, filename, file_size, sha256,
                                      packed_from_filename, packed_from_size, packed_from_sha256)
                                    SELECT :id, position, file_id, filename, file_size, sha256,
                                      packed_from_filename, packed_from_size, packed_from_sha256 FROM job_input_files
                                    WHERE job_id = :source""")
                            .param("id", pending.id())
                            .param("source", source.id())
                            .update();
                    var first = db.sql(
                                    "SELECT file_id FROM job_input_files WHERE job_id = :id ORDER BY position LIMIT 1")
                            .param("id", pending.id())
                            .query(UUID.class)
                            .single();
                    return complete(pending, order, first, check).orElseThrow();
                });
    }

    /**
     * The upload or the order turned out bad. The idempotency key is given back: nothing was accepted under it, so the same
     * request may be sent again. Whoever lost the job to the same request ends nothing.
     */
    @Transactional
    public void fail(Job pending, String code, String message, String action) {
        db.sql("""
                        UPDATE imputation_jobs SET status = 'failed', error_code = :code, error_message = :message,
                          error_action = :action, idempotency_key = NULL, completed_at = :now, updated_at = :now,
                          version = version + 1
                        WHERE id = :id AND version = :version AND status = 'pending' RETURNING *""")
                .param("version", pending.version())
                .param("code", code)
                .param("message", message)
                .param("action", action)
                .param("now", JobTime.of(clock.instant()))
                .param("id", pending.id())
                .query(JobRow::read)
                .optional()
                .ifPresent(job -> history.write(job, null, List.of(Note.error(message))));
    }

    /** Ends pending jobs whose upload has shown no life for that long: their process died. */
    @Transactional
    public int failAbandoned(Duration silence) {
        var abandoned = db.sql(
                        "SELECT * FROM imputation_jobs WHERE status = 'pending' AND updated_at < :before FOR UPDATE SKIP LOCKED")
                .param("before", JobTime.of(clock.instant().minus(silence)))
                .query(JobRow::read)
                .list();
        abandoned.forEach(job -> fail(
                job,
                "upload_interrupted",
                "The upload broke off before all of it had arrived",
                "Submit the job again"));
        return abandoned.size();
    }
}
