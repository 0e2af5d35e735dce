package org.fip.stack.backing;

import java.sql.SQLException;
import javax.sql.DataSource;

/** The databases of a PostgreSQL: each has one role that owns it and can open no other. */
public final class Databases {
    private final DataSource superuser;

    public Databases(DataSource superuser) {
        this.superuser = superuser;
    }

    /** Makes the database and its owning role of the same name, where they are missing. */
    public void make(String name, String password) {
        try (var connection = superuser.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    DO $$ BEGIN
                      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%s') THEN CREATE ROLE %s LOGIN; END IF;
                    END $$""".formatted(quoted(name), name));
            statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(name, quoted(password)));
            try (var found =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '%s'".formatted(quoted(name)))) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
            statement.execute("REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the database " + name, e);
        }
    }

    static String quoted(String text) {
        return text.replace("'", "''");
    }
}
