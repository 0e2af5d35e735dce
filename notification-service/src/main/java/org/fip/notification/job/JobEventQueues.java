package org.fip.notification.job;

import org.fip.common.event.DeadLetters;
import org.fip.common.event.JobEvent;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue of what happens to jobs. */
@Configuration(proxyBeanMethods = false)
class JobEventQueues {
    static final String QUEUE = "notification.jobs";

    @Bean
    Declarables queues(TopicExchange events) {
        var queue = QueueBuilder.durable(QUEUE).build();
        return new Declarables(
                queue,
                DeadLetters.of(QUEUE),
                bind(queue, events, JobEvent.COMPLETED),
                bind(queue, events, JobEvent.FAILED),
                bind(queue, events, JobEvent.CANCELLED),
                bind(queue, events, JobEvent.STATUS_CHANGED));
    }

    private static Binding bind(Queue queue, TopicExchange events, String key) {
        return BindingBuilder.bind(queue).to(events).with(key);
    }
}
