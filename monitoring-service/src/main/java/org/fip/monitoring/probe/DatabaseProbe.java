package org.fip.monitoring.probe;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** PostgreSQL, through this service's own database. */
@Component
class DatabaseProbe implements Probe {
    private final JdbcClient db;

    DatabaseProbe(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Kind kind() {
        return Kind.DATABASE;
    }

    @Override
    public boolean essential() {
        return true;
    }

    @Override
    public void ask() {
        db.sql("SELECT 1").query(Integer.class).single();
    }
}
