package org.fip.notification.job;

import org.fip.common.event.JobEvent;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.config.RetryInterceptorBuilder;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.retry.RepublishMessageRecoverer;
import org.springframework.amqp.support.converter.MessageConverter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queues of this service. What cannot be handled goes aside by our own hand, because not every broker can do that. */
@Configuration(proxyBeanMethods = false)
class JobEventQueues {
    static final String QUEUE = "notification.jobs";
    static final String DEAD = "notification.jobs.dead";

    @Bean
    Declarables queues(TopicExchange events) {
        var queue = QueueBuilder.durable(QUEUE).build();
        return new Declarables(
                queue,
                QueueBuilder.durable(DEAD).build(),
                bind(queue, events, JobEvent.COMPLETED),
                bind(queue, events, JobEvent.FAILED),
                bind(queue, events, JobEvent.CANCELLED),
                bind(queue, events, JobEvent.STATUS_CHANGED));
    }

    @Bean
    SimpleRabbitListenerContainerFactory rabbitListenerContainerFactory(
            ConnectionFactory connections, MessageConverter converter, RabbitTemplate broker) {
        var factory = new SimpleRabbitListenerContainerFactory();
        factory.setConnectionFactory(connections);
        factory.setMessageConverter(converter);
        factory.setAdviceChain(RetryInterceptorBuilder.stateless()
                .maxRetries(4)
                .backOffOptions(500, 2.0, 5000)
                .recoverer(new RepublishMessageRecoverer(broker, "", DEAD))
                .build());
        return factory;
    }

    private static Binding bind(Queue queue, TopicExchange events, String key) {
        return BindingBuilder.bind(queue).to(events).with(key);
    }
}
