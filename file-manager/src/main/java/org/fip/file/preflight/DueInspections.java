package org.fip.file.preflight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which VCFs are still to be read, and who has them in hand; a process that dies gives them up when its time is over. */
@Repository
class DueInspections {
    /** How long one that is in hand is left alone without renewal. */
    private static final Duration HELD = Duration.ofMinutes(2);

    private static final int MOST_TRIES = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    // As in the index.
    private static final String DUE =
            "inspection_due_at IS NOT NULL AND file_type = 'input' AND filename ~* '\\.vcf(\\.b?gz)?$'";

    private final JdbcClient db;
    private final Clock clock;

    DueInspections(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param tries with this one */
    record Due(UUID fileId, int tries) {}

    /** The one that is overdue for longest; the caller has it in hand now. */
    Optional<Due> claim() {
        return db.sql("""
                        UPDATE files SET inspection_due_at = :until, inspection_tries = inspection_tries + 1
                        WHERE id = (SELECT id FROM files WHERE %s AND inspection_due_at <= :now
                                    ORDER BY inspection_due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING id, inspection_tries""".formatted(DUE))
                .param("until", time(clock.instant().plus(HELD)))
                .param("now", time(clock.instant()))
                .query((row, n) -> new Due(row.getObject("id", UUID.class), row.getInt("inspection_tries")))
                .optional();
    }

    void renew(Collection<UUID> inHand) {
        if (!inHand.isEmpty()) {
            db.sql("UPDATE files SET inspection_due_at = :until WHERE id IN (:ids) AND inspection_due_at IS NOT NULL")
                    .param("until", time(clock.instant().plus(HELD)))
                    .param("ids", inHand)
                    .update();
        }
    }

    /** To be read now. */
    void now(UUID fileId) {
        at(fileId, clock.instant());
    }

    /** It could not be read this time. */
    void again(Due due) {
        var pause = Duration.ofSeconds(10).multipliedBy(1L << Math.min(due.tries(), MOST_TRIES));
        at(
                due.fileId(),
                due.tries() >= MOST_TRIES
                        ? null
                        : clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }

    boolean isDue(UUID fileId) {
        return db.sql("SELECT EXISTS (SELECT FROM files WHERE id = :id AND %s)".formatted(DUE))
                .param("id", fileId)
                .query(Boolean.class)
                .single();
    }

    private void at(UUID fileId, @Nullable Instant when) {
        db.sql("UPDATE files SET inspection_due_at = :at WHERE id = :id AND inspection_due_at IS NOT NULL")
                .param("at", when == null ? null : time(when), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", fileId)
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
