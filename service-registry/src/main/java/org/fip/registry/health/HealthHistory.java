package org.fip.registry.health;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The checks of the recent past, the newest first. */
@Component
public class HealthHistory {
    /** Checks kept per service. */
    static final int KEPT = 500;

    private final JdbcClient db;

    HealthHistory(JdbcClient db) {
        this.db = db;
    }

    public Optional<HealthCheck> latest(long serviceId) {
        return newest(serviceId, 1).stream().findFirst();
    }

    /** The latest check of each service that has been checked, by the service's id. */
    public Map<Long, HealthCheck> latestOfAll() {
        return db.sql("""
                        SELECT latest.* FROM imputation_services s CROSS JOIN LATERAL (
                          SELECT * FROM service_health_checks WHERE service_id = s.id
                          ORDER BY checked_at DESC LIMIT 1) latest""").query((row, number) -> Map.entry(row.getLong("service_id"), read(row, number))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public List<HealthCheck> newest(long serviceId, int most) {
        return db.sql("""
                        SELECT * FROM service_health_checks WHERE service_id = :id ORDER BY checked_at DESC LIMIT :most""")
                .param("id", serviceId)
                .param("most", most)
                .query(HealthHistory::read)
                .list();
    }

    @Transactional
    public void add(long serviceId, HealthCheck check) {
        db.sql("""
                        INSERT INTO service_health_checks (service_id, status, latency_ms, message, queue_length, checked_at)
                        VALUES (:id, :status, :latency, :message, :queue, :at)""")
                .param("id", serviceId)
                .param("status", check.status().text())
                .param("latency", check.latencyMs(), Types.INTEGER)
                .param("message", check.message(), Types.VARCHAR)
                .param("queue", check.queueLength(), Types.BIGINT)
                .param("at", check.checkedAt().atOffset(ZoneOffset.UTC))
                .update();
        db.sql("""
                        DELETE FROM service_health_checks WHERE service_id = :id AND checked_at < (
                          SELECT min(checked_at) FROM (SELECT checked_at FROM service_health_checks
                            WHERE service_id = :id ORDER BY checked_at DESC LIMIT :kept) newest)""").param("id", serviceId).param("kept", KEPT).update();
    }

    private static HealthCheck read(ResultSet row, int number) throws SQLException {
        return new HealthCheck(
                HealthStatus.ofText(row.getString("status")),
                row.getObject("latency_ms", Integer.class),
                row.getTimestamp("checked_at").toInstant(),
                row.getString("message"),
                row.getObject("queue_length", Long.class));
    }
}
