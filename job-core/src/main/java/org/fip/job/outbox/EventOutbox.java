package org.fip.job.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.fip.common.event.ConfirmedPublisher;
import org.fip.common.event.JobEvent;
import org.fip.common.fault.Failpoint;
import org.fip.common.fault.Failpoints;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends status updates that the broker has not confirmed yet. A row is marked only after the broker's confirmation, so an
 * event may go out twice (consumers know it by its id) but never not at all.
 */
public class EventOutbox {
    private static final int BATCH = 100;
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final JdbcClient db;
    private final ConfirmedPublisher publisher;
    private final TransactionTemplate transaction;
    private final Failpoints failpoints;
    private final Clock clock;

    public EventOutbox(
            JdbcClient db, TransactionTemplate transaction, RabbitTemplate broker, Failpoints failpoints, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.publisher = new ConfirmedPublisher(broker);
        this.failpoints = failpoints;
        this.clock = clock;
    }

    private record Owed(long id, JobEvent event) {}

    /** Publishes a batch in order; stops at the first that the broker does not confirm. Returns how many it confirmed. */
    public int publish() {
        var batch = claim();
        var confirmed = 0;
        if (!batch.isEmpty()) {
            failpoints.pass(Failpoint.BEFORE_PUBLISH);
        }
        for (var owed : batch) {
            if (!publisher.publish(owed.event())) {
                release(batch.subList(confirmed, batch.size()));
                break;
            }
            failpoints.pass(Failpoint.AFTER_PUBLISH);
            db.sql("UPDATE job_status_updates SET published_at = :now, claimed_until = NULL WHERE id = :id")
                    .param("now", now())
                    .param("id", owed.id())
                    .update();
            confirmed++;
        }
        return confirmed;
    }

    // Claimed rather than locked: no transaction stays open while the broker is asked. While another process has a
    // batch in
    // hand nobody takes the next one, so that events go out in the order in which they happened; and only one claims at
    // a
    // time, or two that begin together would both see that nobody has any.
    private List<Owed> claim() {
        return transaction.execute(status -> isOurTurn() ? claimNext() : List.of());
    }

    private boolean isOurTurn() {
        return db.sql("SELECT pg_try_advisory_xact_lock(hashtext('job_status_updates'))")
                .query(Boolean.class)
                .single();
    }

    private List<Owed> claimNext() {
        return db
                .sql("""
                        UPDATE job_status_updates u SET claimed_until = :until
                        FROM imputation_jobs j
                        WHERE j.id = u.job_id AND u.id IN (
                          SELECT id FROM job_status_updates
                          WHERE published_at IS NULL AND NOT coalesce(claimed_until BETWEEN :now AND :now + interval '10 minutes', false)
                            AND NOT EXISTS (SELECT 1 FROM job_status_updates
                                            WHERE published_at IS NULL AND claimed_until BETWEEN :now AND :now + interval '10 minutes')
                          ORDER BY id LIMIT :batch FOR UPDATE SKIP LOCKED)
                        RETURNING u.*, j.user_id, j.name, j.service_id, j.error_code, j.error_action""")
                .param("until", now().plus(CLAIM))
                .param("now", now())
                .param("batch", BATCH)
                .query((row, n) -> new Owed(
                        row.getLong("id"),
                        new JobEvent(
                                row.getObject("event_id", UUID.class),
                                row.getString("event_type"),
                                row.getTimestamp("created_at").toInstant(),
                                row.getObject("job_id", UUID.class),
                                row.getLong("user_id"),
                                row.getString("name"),
                                row.getLong("service_id"),
                                row.getString("status"),
                                row.getString("attention"),
                                row.getInt("progress_percentage"),
                                row.getString("message"),
                                row.getString("error_code"),
                                row.getString("error_action"))))
                .list()
                .stream()
                .sorted(java.util.Comparator.comparingLong(Owed::id))
                .toList();
    }

    // The broker may be back before the claim has run out.
    private void release(List<Owed> unsent) {
        db.sql("UPDATE job_status_updates SET claimed_until = NULL WHERE id IN (:ids) AND published_at IS NULL")
                .param("ids", unsent.stream().map(Owed::id).toList())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
