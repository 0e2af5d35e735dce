package org.fip.user.audit;

import org.fip.common.event.AuditEvent;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;

/** Writes down what other services report. */
@Component
class AuditEventListener {
    private final AuditLog audit;

    AuditEventListener(AuditLog audit) {
        this.audit = audit;
    }

    @RabbitListener(queues = AuditEventQueue.NAME)
    void on(AuditEvent event) {
        audit.reported(event);
    }
}
