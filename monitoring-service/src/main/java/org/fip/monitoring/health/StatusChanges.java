package org.fip.monitoring.health;

import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.fip.monitoring.health.PlatformHealth.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored changes. */
@Component
class StatusChanges {
    private final JdbcClient db;

    StatusChanges(JdbcClient db) {
        this.db = db;
    }

    void add(StatusChange change) {
        db.sql("""
                        INSERT INTO component_status_changes (component, status, message, changed_at)
                        VALUES (:component, :status, :message, :at)""")
                .param("component", change.component())
                .param("status", change.status().text())
                .param("message", change.message(), Types.VARCHAR)
                .param("at", change.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How each part was left, by name. */
    Map<String, State> latest() {
        return db
                .sql("""
                        SELECT DISTINCT ON (component) component, status FROM component_status_changes
                        ORDER BY component, id DESC""")
                .query((row, number) -> Map.entry(
                        row.getString("component"),
                        State.valueOf(row.getString("status").toUpperCase(Locale.ROOT))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
