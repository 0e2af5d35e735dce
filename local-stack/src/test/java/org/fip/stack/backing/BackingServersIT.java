package org.fip.stack.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackingServersIT {
    @TempDir
    Path folder;

    @Test
    void a_database_keeps_its_rows_over_a_restart_and_opens_for_its_own_role_alone() throws SQLException {
        var port = FreePort.next();
        try (var postgres = LocalPostgres.start(folder.resolve("pg"), port, "super-secret")) {
            postgres.database("first_db", "first'password");
            postgres.database("second_db", "second-password");
            try (var c = DriverManager.getConnection(postgres.jdbcUrl("first_db"), "first_db", "first'password");
                    var s = c.createStatement()) {
                s.execute("CREATE TABLE kept (id int)");
                s.execute("INSERT INTO kept VALUES (7)");
            }
            assertThatThrownBy(() ->
                            DriverManager.getConnection(postgres.jdbcUrl("second_db"), "first_db", "first'password"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("first_db"), "postgres", "wrong"))
                    .hasMessageContaining("password authentication failed");
        }
        try (var postgres = LocalPostgres.start(folder.resolve("pg"), port, "super-secret");
                var c = DriverManager.getConnection(postgres.jdbcUrl("first_db"), "first_db", "first'password");
                var s = c.createStatement();
                var rows = s.executeQuery("SELECT id FROM kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(7);
        }
    }

    @Test
    void the_broker_starts_again_on_what_it_stored() throws IOException {
        for (var run = 0; run < 2; run++) {
            var port = FreePort.next();
            try (var broker = LocalBroker.start(folder.resolve("broker"), port, "a-password");
                    var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                assertThat(broker).isNotNull();
            }
        }
    }

    @Test
    void redis_answers_only_to_its_password() throws IOException {
        var port = FreePort.next();
        try (var redis = LocalRedis.start(folder.resolve("redis"), port, "a-password");
                var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(redis).isNotNull();
            socket.getOutputStream().write("PING\r\nAUTH a-password\r\nPING\r\n".getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(reader.readLine()).startsWith("-NOAUTH");
            assertThat(reader.readLine()).isEqualTo("+OK");
            assertThat(reader.readLine()).isEqualTo("+PONG");
        }
    }
}
