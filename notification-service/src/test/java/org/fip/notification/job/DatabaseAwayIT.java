package org.fip.notification.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.fip.common.event.DeadLetters;
import org.fip.common.event.EventTopology;
import org.fip.notification.NotificationServiceUnderTest;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Events that come while the database is away. */
@DirtiesContext
// So short that every try has failed long before the test looks.
@TestPropertySource(properties = "spring.datasource.hikari.connection-timeout=250")
class DatabaseAwayIT extends NotificationServiceUnderTest {
    @Autowired
    RabbitTemplate broker;

    @Autowired
    Environment settings;

    @Test
    void an_event_waits_in_its_queue_and_is_told_when_the_database_is_back() throws SQLException {
        var user = newUser();
        var event = JobEvents.completed(user);
        try (var own = connection()) {
            letIn(own, 0);
            try {
                broker.convertAndSend(EventTopology.EXCHANGE, event.type(), event);
                assertThat(broker.receive(DeadLetters.of(JobEventQueues.QUEUE).getName(), 12_000))
                        .isNull();
            } finally {
                letIn(own, -1);
            }
        }
        assertThat(mailsTo(user, 1).getFirst().text()).contains(event.jobId().toString());
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getRequiredProperty("spring.datasource.username"),
                settings.getRequiredProperty("spring.datasource.password"));
    }

    private static void letIn(Connection own, int most) throws SQLException {
        try (var sql = own.createStatement()) {
            sql.execute("ALTER DATABASE %s CONNECTION LIMIT %d".formatted(own.getCatalog(), most));
            if (most == 0) {
                sql.execute("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()""");
            }
        }
    }
}
