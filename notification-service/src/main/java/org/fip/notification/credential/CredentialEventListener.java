package org.fip.notification.credential;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fip.common.event.CredentialEvent;
import org.fip.notification.inbox.Draft;
import org.fip.notification.inbox.Draft.Channel;
import org.fip.notification.inbox.Notifications;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;

/** Tells a user that a token of theirs will end, while there is time to make another. */
@Component
class CredentialEventListener {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Notifications notifications;

    CredentialEventListener(Notifications notifications) {
        this.notifications = notifications;
    }

    @RabbitListener(queues = CredentialEventQueues.QUEUE)
    void on(CredentialEvent event) {
        notifications.add(draft(event));
    }

    static Draft draft(CredentialEvent event) {
        var end = event.expiresAt();
        var days = event.daysLeft();
        if (end == null || days == null) {
            throw new IllegalArgumentException("Event " + event.eventId() + " does not say when the token ends");
        }
        return new Draft(
                event.eventId(),
                event.userId(),
                "credential_expiring",
                "Token Expires Soon",
                message(event.serviceName(), days, end),
                Map.of(
                        "service_id", event.serviceId(),
                        "service_name", event.serviceName(),
                        "label", event.label(),
                        "expires_at", end.toString(),
                        "days_left", days),
                Set.of(Channel.WEB, Channel.EMAIL));
    }

    // With the date, because a mail may be late and then the days would be wrong.
    private static String message(String service, int days, Instant end) {
        return """
                Your token for %1$s expires %2$s, on %3$s.

                Action: Make a new token on %1$s and store it at Settings → Service Credentials""".formatted(service, days == 1 ? "within a day" : "in " + days + " days", DATE.format(end));
    }
}
