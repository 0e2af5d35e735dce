package org.fip.worker.step;

import java.time.Clock;
import org.fip.common.event.CredentialEvent;
import org.fip.job.queue.JobQueue;
import org.fip.job.store.DueSteps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Lets jobs go on that wait for a token, as soon as their owner has stored one. They look for themselves from time to time, so
 * an event that is lost costs a few minutes.
 */
@Component
class NewTokens {
    static final String QUEUE = "jobs.credentials";

    private static final Logger log = LoggerFactory.getLogger(NewTokens.class);

    private final Connections connections;
    private final DueSteps steps;
    private final JobQueue queue;
    private final Clock clock;

    NewTokens(Connections connections, DueSteps steps, JobQueue queue, Clock clock) {
        this.connections = connections;
        this.steps = steps;
        this.queue = queue;
        this.clock = clock;
    }

    @RabbitListener(queues = QUEUE)
    void on(CredentialEvent event) {
        connections.forgetToken(event.userId(), event.serviceId());
        var resumed = steps.resumeRejected(event.userId(), event.serviceId());
        resumed.forEach(step -> queue.hint(step, clock.instant()));
        if (!resumed.isEmpty()) {
            log.info("{} jobs of user {} go on with a new token", resumed.size(), event.userId());
        }
    }

    /** Where the events come from. */
    @Configuration(proxyBeanMethods = false)
    static class Queues {
        @Bean
        Queue credentialQueue() {
            return new Queue(QUEUE, true);
        }

        @Bean
        Binding credentialsUpdated(Queue credentialQueue, TopicExchange eventExchange) {
            return BindingBuilder.bind(credentialQueue).to(eventExchange).with(CredentialEvent.UPDATED);
        }
    }
}
