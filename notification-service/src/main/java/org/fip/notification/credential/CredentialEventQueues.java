package org.fip.notification.credential;

import org.fip.common.event.CredentialEvent;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarables;
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

/** The queue of tokens that will end, and the one for what cannot be handled. */
@Configuration(proxyBeanMethods = false)
class CredentialEventQueues {
    static final String QUEUE = "notification.credentials";
    static final String DEAD = "notification.credentials.dead";
    static final String LISTENERS = "credentialListeners";

    @Bean
    Declarables credentialQueues(TopicExchange events) {
        var queue = QueueBuilder.durable(QUEUE).build();
        return new Declarables(
                queue,
                QueueBuilder.durable(DEAD).build(),
                BindingBuilder.bind(queue).to(events).with(CredentialEvent.EXPIRING));
    }

    @Bean(LISTENERS)
    SimpleRabbitListenerContainerFactory credentialListeners(
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
}
