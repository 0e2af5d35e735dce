package org.fip.notification.job;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fip.common.event.JobEvent;
import org.fip.notification.inbox.Draft;
import org.fip.notification.inbox.Draft.Channel;
import org.fip.notification.inbox.Notifications;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;

/** Tells a job's owner how it ended, and when it cannot go on without them. */
@Component
class JobEventListener {
    private static final Set<Channel> EVERYWHERE = Set.of(Channel.WEB, Channel.EMAIL);

    private final Notifications notifications;

    JobEventListener(Notifications notifications) {
        this.notifications = notifications;
    }

    @RabbitListener(queues = JobEventQueues.QUEUE)
    void on(JobEvent event) {
        draft(event).ifPresent(notifications::add);
    }

    static Optional<Draft> draft(JobEvent event) {
        return switch (event.type()) {
            case JobEvent.COMPLETED ->
                Optional.of(draft(
                        event,
                        "job_completed",
                        "Job Completed",
                        "Your job '%s' completed successfully".formatted(event.jobName())));
            case JobEvent.FAILED -> Optional.of(draft(event, "job_failed", "Job Failed", failure(event)));
            case JobEvent.CANCELLED ->
                Optional.of(draft(
                        event,
                        "job_cancelled",
                        "Job Cancelled",
                        "Your job '%s' was cancelled".formatted(event.jobName())));
            default -> waiting(event);
        };
    }

    // Other waits end by themselves.
    private static Optional<Draft> waiting(JobEvent event) {
        return switch (Objects.requireNonNullElse(event.attention(), "none")) {
            case "credentials_rejected" -> Optional.of(waiting(event, "Job Waiting for New Credentials"));
            case "submission_unconfirmed" -> Optional.of(waiting(event, "Job Waiting for Your Decision"));
            default -> Optional.empty();
        };
    }

    private static Draft waiting(JobEvent event, String title) {
        var why = event.message() == null ? "" : " " + event.message();
        return draft(
                event,
                String.valueOf(event.attention()),
                title,
                "Your job '%s' waits.%s".formatted(event.jobName(), why));
    }

    private static String failure(JobEvent event) {
        var text = new StringBuilder("Your job '%s' failed.".formatted(event.jobName()));
        if (event.message() != null) {
            text.append("\n\nError: ").append(event.message());
        }
        if (event.errorAction() != null) {
            text.append("\n\nAction: ").append(event.errorAction());
        }
        return text.toString();
    }

    private static Draft draft(JobEvent event, String type, String title, String message) {
        Map<String, Object> data = new HashMap<>();
        data.put("job_id", event.jobId().toString());
        data.put("job_name", event.jobName());
        data.put("service_id", event.serviceId());
        if (event.errorCode() != null) {
            data.put("error_code", event.errorCode());
        }
        return new Draft(event.eventId(), event.userId(), type, title, message, data, EVERYWHERE);
    }
}
