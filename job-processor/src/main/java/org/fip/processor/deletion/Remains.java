package org.fip.processor.deletion;

import java.util.List;
import java.util.UUID;
import org.fip.common.event.AuditEvent;
import org.fip.common.event.ConfirmedPublisher;
import org.fip.job.store.Deletions;
import org.fip.processor.client.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Sees to what a deleted job leaves: its files, and the audit log. Tried until it is done; each part may be done twice. */
@Component
class Remains {
    private static final Logger log = LoggerFactory.getLogger(Remains.class);

    private final Deletions deletions;
    private final Files files;
    private final ConfirmedPublisher publisher;

    Remains(Deletions deletions, Files files, RabbitTemplate broker) {
        this.deletions = deletions;
        this.files = files;
        this.publisher = new ConfirmedPublisher(broker);
    }

    @Scheduled(fixedDelayString = "PT15S")
    void clear() {
        for (var owed : deletions.claim()) {
            if (!owed.filesRemoved()) {
                removeFiles(owed);
            }
            if (!owed.audited() && publisher.publish(entry(owed))) {
                deletions.audited(owed.jobId());
            }
        }
    }

    private void removeFiles(Deletions.Owed owed) {
        try {
            var shared = deletions.sharedInputs(owed.jobId());
            // What others use becomes theirs, so that it does not go with what is left.
            shared.forEach((file, job) -> files.holdInputs(owed.userId(), job, List.of(file)));
            var own = deletions.inputs(owed.jobId()).stream()
                    .filter(file -> !shared.containsKey(file))
                    .toList();
            files.removeOfJob(owed.userId(), owed.jobId(), own);
            deletions.filesRemoved(owed.jobId());
        } catch (RestClientException e) {
            log.warn("The files of the deleted job {} are still there: {}", owed.jobId(), e.getMessage());
        }
    }

    private static AuditEvent entry(Deletions.Owed owed) {
        return new AuditEvent(
                UUID.nameUUIDFromBytes(
                        ("deleted " + owed.jobId()).getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                AuditEvent.RECORDED,
                owed.deletedAt(),
                owed.userId(),
                "owner",
                "delete",
                "job",
                "job %s with its results and inputs".formatted(owed.jobId()));
    }
}
