package org.fip.notification.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fip.common.event.EventTopology;
import org.fip.common.event.FilesExpiringEvent;
import org.fip.common.event.FilesExpiringEvent.ExpiringFile;
import org.fip.common.security.Role;
import org.fip.common.test.TestIdentity;
import org.fip.notification.NotificationServiceUnderTest;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;

/** From files that will go to the bell and the mail box of their owner. */
class FileEventsIT extends NotificationServiceUnderTest {
    private static final Instant FIRST = Instant.parse("2026-12-03T09:00:00Z");

    @Autowired
    RabbitTemplate broker;

    @Test
    void the_owner_is_told_once_which_files_go_when_and_where_to_keep_them() {
        var user = newUser();
        var event = new FilesExpiringEvent(
                UUID.randomUUID(),
                FilesExpiringEvent.EXPIRING,
                Instant.parse("2026-11-26T09:00:00Z"),
                user,
                22,
                FIRST,
                List.of(new ExpiringFile(UUID.randomUUID(), "chr20.vcf.gz", FIRST)));
        broker.convertAndSend(EventTopology.EXCHANGE, event.type(), event);
        broker.convertAndSend(EventTopology.EXCHANGE, event.type(), event);

        var mail = mailsTo(user, 1).getFirst();

        assertThat(mail.subject()).isEqualTo("22 Files Will Be Deleted");
        assertThat(mail.text())
                .contains("their terms are over", "- chr20.vcf.gz, on 3 December 2026", "- and 21 more")
                .contains("https://imputation.example.org/files?sort=expires_at%2Casc");
        var listed = get("/notifications", TestIdentity.bearer(user, "user" + user, Role.RESEARCHER))
                .json()
                .path("items");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("type").asString()).isEqualTo("files_expiring");
        assertThat(listed.get(0).path("data").path("file_count").asInt()).isEqualTo(22);
    }
}
