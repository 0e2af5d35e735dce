package org.fip.file.download;

import org.fip.common.event.ConfirmedPublisher;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the audit log of downloads; while the broker is away they wait in their table. */
@Component
class DownloadReports {
    private final DownloadLog log;
    private final ConfirmedPublisher publisher;

    DownloadReports(DownloadLog log, RabbitTemplate broker) {
        this.log = log;
        this.publisher = new ConfirmedPublisher(broker);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void tell() {
        for (var owed : log.owed()) {
            if (!publisher.publish(owed.event())) {
                return;
            }
            log.told(owed);
        }
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "P1D")
    void forgetOld() {
        log.forgetOld();
    }
}
