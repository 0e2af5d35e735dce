package org.fip.user.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.fip.common.event.AuditEvent;
import org.fip.common.event.EventTopology;
import org.fip.user.UserServiceUnderTest;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class AuditApiIT extends UserServiceUnderTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    RabbitTemplate broker;

    @Test
    void users_see_what_was_done_with_their_things_and_nobody_elses() {
        var ada = signedIn("audited");
        signedIn("audited-too");
        var mine = get("/users/me/audit-log", ada.token()).json();
        assertThat(mine.path("items").findValuesAsString("action")).containsExactly("login", "register");
        assertThat(mine.path("items").findValuesAsString("user_id")).containsOnly(Long.toString(ada.id()));
        assertThat(mine.path("total").asLong()).isEqualTo(2);
        var second = get("/users/me/audit-log?page=1&size=1", ada.token()).json();
        assertThat(second.path("items").findValuesAsString("action")).containsExactly("register");
    }

    @Test
    void operators_see_everybodys_and_others_do_not() {
        var ada = signedIn("looked-at");
        assertThat(get("/audit-logs", ada.token()).status()).isEqualTo(403);
        var olga = login("olga", OPERATORS_PASSWORD).json().path("access_token").asString();
        var found = get("/audit-logs?action=register&user_id=" + ada.id(), "Bearer " + olga)
                .json();
        assertThat(found.path("total").asLong()).isEqualTo(1);
        assertThat(found.at("/items/0/details").asString()).contains("looked-at");
        assertThat(get("/audit-logs", "Bearer " + olga).json().path("total").asLong())
                .isGreaterThan(2);
    }

    @Test
    void what_another_service_reports_is_one_entry_that_later_reports_complete() {
        var ada = signedIn("downloader");
        var id = UUID.randomUUID();
        report(id, ada.id(), "bytes 0 to 9 of 100");
        Awaitility.await().atMost(SOON).until(() -> downloads(ada).path("total").asInt() == 1);
        report(id, ada.id(), "all 100 bytes in 2 requests");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> downloads(ada).at("/items/0/details").asString().startsWith("all 100 bytes"));
        var entry = downloads(ada);
        assertThat(entry.path("total").asInt()).isEqualTo(1);
        assertThat(entry.at("/items/0/actor").asString()).isEqualTo("holder of the link");
        assertThat(entry.at("/items/0/timestamp").asString()).startsWith("2026-03-01T12:00:00");
    }

    private JsonNode downloads(SignedIn user) {
        return get("/users/me/audit-log?action=download", user.token()).json();
    }

    private void report(UUID id, long userId, String details) {
        var at = Instant.parse("2026-03-01T12:00:00Z");
        var event =
                new AuditEvent(id, AuditEvent.RECORDED, at, userId, "holder of the link", "download", "file", details);
        broker.convertAndSend(EventTopology.EXCHANGE, event.type(), event);
    }
}
