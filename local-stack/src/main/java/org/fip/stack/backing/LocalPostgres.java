package org.fip.stack.backing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A PostgreSQL whose data outlive it: each database has one role that owns it and can open no other. */
public final class LocalPostgres implements AutoCloseable {
    private static final String HBA = """
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final EmbeddedPostgres server;
    private final String superuserPassword;

    private LocalPostgres(EmbeddedPostgres server, String superuserPassword) {
        this.server = server;
        this.superuserPassword = superuserPassword;
    }

    /**
     * Starts on an existing data directory or makes a new one. A server left over from a killed parent on the same
     * directory is taken over.
     */
    public static LocalPostgres start(Path dataDirectory, int port, String superuserPassword) {
        try {
            Files.createDirectories(dataDirectory);
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(dataDirectory)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setConnectConfig("password", superuserPassword)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("max_connections", "150")
                    // The library switches these off for throw-away tests; we keep what users give us.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setRegisterShutdownHook(false)
                    .start();
            var postgres = new LocalPostgres(server, superuserPassword);
            postgres.requirePasswords(dataDirectory);
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + dataDirectory, e);
        }
    }

    private void requirePasswords(Path dataDirectory) throws IOException {
        var hba = dataDirectory.resolve("pg_hba.conf");
        if (Files.readString(hba).equals(HBA)) {
            return;
        }
        execute("postgres", "ALTER ROLE postgres PASSWORD '" + Databases.quoted(superuserPassword) + "'");
        Files.writeString(hba, HBA);
        execute("postgres", "SELECT pg_reload_conf()");
    }

    /** Makes the database and its owning role of the same name, where they are missing. */
    public void database(String name, String password) {
        new Databases(server.getPostgresDatabase()).make(name, password);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String database, String sql) {
        try (var connection = connection(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused a set-up statement", e);
        }
    }

    private Connection connection(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }
}
