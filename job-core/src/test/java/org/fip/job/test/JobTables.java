package org.fip.job.test;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of jobs between two tests. */
public final class JobTables {
    private JobTables() {}

    /** Publishers and sweepers of running services read meanwhile; the database ends whoever is in each other's way. */
    public static void empty(JdbcClient db) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(PessimisticLockingFailureException.class)
                .until(() -> {
                    db.sql("TRUNCATE imputation_jobs, deleted_jobs CASCADE").update();
                    return true;
                });
    }
}
