package org.fip.notification.job;

import org.fip.common.event.DeadLetters;
import org.fip.common.event.JobEvent;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue of what happens to jobs. */
@Configuration(proxyBeanMethods = false)
class JobEventQueues {
    static final String QUEUE = "notification.jobs";

    @Bean
    Declarables queues(TopicExchange events) {
        return DeadLetters.queue(
                QUEUE, events, JobEvent.COMPLETED, JobEvent.FAILED, JobEvent.CANCELLED, JobEvent.STATUS_CHANGED);
    }
}
