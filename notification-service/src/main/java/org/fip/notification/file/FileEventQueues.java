package org.fip.notification.file;

import org.fip.common.event.DeadLetters;
import org.fip.common.event.FilesExpiringEvent;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue of files that will go. */
@Configuration(proxyBeanMethods = false)
class FileEventQueues {
    static final String QUEUE = "notification.files";

    @Bean
    Declarables fileQueues(TopicExchange events) {
        return DeadLetters.queue(QUEUE, events, FilesExpiringEvent.EXPIRING);
    }
}
