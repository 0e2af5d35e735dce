package org.fip.processor.job;

import org.fip.job.outbox.EventOutbox;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends what this process and any other has written to the history and the broker has not confirmed. */
@Component
class EventPublishing {
    private final EventOutbox outbox;

    EventPublishing(EventOutbox outbox) {
        this.outbox = outbox;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void publish() {
        outbox.publish();
    }
}
