package org.fip.notification.queue;

import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.config.RetryInterceptorBuilder;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.retry.RepublishMessageRecoverer;
import org.springframework.amqp.support.converter.MessageConverter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A message is tried a few times; what cannot be handled goes aside into its queue's own dead queue, by our own hand, because
 * not every broker can do that.
 */
@Configuration(proxyBeanMethods = false)
public class DeadLetters {
    private static final String SUFFIX = ".dead";

    /** Where a queue's messages go that cannot be handled. */
    public static Queue of(String queue) {
        return QueueBuilder.durable(queue + SUFFIX).build();
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
                .recoverer((message, cause) -> new RepublishMessageRecoverer(
                                broker, "", message.getMessageProperties().getConsumerQueue() + SUFFIX)
                        .recover(message, cause))
                .build());
        return factory;
    }
}
