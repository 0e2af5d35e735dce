package org.fip.file.download;

import org.fip.common.event.DeadLetters;
import org.fip.common.event.SignOutEvent;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue of users who have signed out everywhere. */
@Configuration(proxyBeanMethods = false)
class SignOutQueue {
    static final String NAME = "files.sign-outs";

    @Bean
    Declarables signOutQueues(TopicExchange events) {
        return DeadLetters.queue(NAME, events, SignOutEvent.EVERYWHERE);
    }
}
