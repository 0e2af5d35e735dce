package org.fip.common.event;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Sends one event and waits for the broker's word, so that an outbox can mark its row only afterwards. Needs
 * {@code spring.rabbitmq.publisher-confirm-type: correlated}.
 */
public final class ConfirmedPublisher {
    private static final Logger log = LoggerFactory.getLogger(ConfirmedPublisher.class);
    private static final Duration CONFIRMATION = Duration.ofSeconds(5);

    private final RabbitTemplate broker;

    public ConfirmedPublisher(RabbitTemplate broker) {
        this.broker = broker;
    }

    /** Whether the broker has confirmed it. Without that it may have it all the same: send it again later. */
    public boolean publish(PlatformEvent event) {
        var correlation = new CorrelationData(event.eventId().toString());
        try {
            broker.convertAndSend(EventTopology.EXCHANGE, event.type(), event, correlation);
            var confirm = correlation.getFuture().get(CONFIRMATION.toMillis(), TimeUnit.MILLISECONDS);
            if (!confirm.ack()) {
                log.warn("The broker did not take event {}: {}", event.eventId(), confirm.reason());
            }
            return confirm.ack();
        } catch (AmqpException | ExecutionException | TimeoutException e) {
            log.warn("The broker does not answer, events wait: {}", e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
