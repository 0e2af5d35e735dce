package org.fip.notification.credential;

import org.fip.common.event.CredentialEvent;
import org.fip.common.event.DeadLetters;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue of tokens that will end. */
@Configuration(proxyBeanMethods = false)
class CredentialEventQueues {
    static final String QUEUE = "notification.credentials";

    @Bean
    Declarables credentialQueues(TopicExchange events) {
        return DeadLetters.queue(QUEUE, events, CredentialEvent.EXPIRING);
    }
}
