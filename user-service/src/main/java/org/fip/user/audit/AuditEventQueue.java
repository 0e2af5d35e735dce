package org.fip.user.audit;

import org.fip.common.event.AuditEvent;
import org.fip.common.event.DeadLetters;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue of what other services report. */
@Configuration(proxyBeanMethods = false)
class AuditEventQueue {
    static final String NAME = "users.audit";

    @Bean
    Declarables auditQueues(TopicExchange events) {
        return DeadLetters.queue(NAME, events, AuditEvent.RECORDED);
    }
}
