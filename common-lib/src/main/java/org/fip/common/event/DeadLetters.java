package org.fip.common.event;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.config.RetryInterceptorBuilder;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.retry.RepublishMessageRecoverer;
import org.springframework.amqp.support.converter.MessageConversionException;
import org.springframework.amqp.support.converter.MessageConverter;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * A message is tried a few times; what cannot be handled goes aside into its queue's own dead queue, by our own hand, because
 * not every broker can do that. While the database is away messages stay where they are.
 */
public final class DeadLetters {
    private static final String SUFFIX = ".dead";

    private DeadLetters() {}

    /** Where a queue's messages go that cannot be handled. */
    public static Queue of(String queue) {
        return QueueBuilder.durable(queue + SUFFIX).build();
    }

    /** A durable queue of the events of these types, with its dead queue. */
    public static Declarables queue(String name, TopicExchange events, String... types) {
        var queue = QueueBuilder.durable(name).build();
        var bindings = Arrays.stream(types)
                .map(type -> BindingBuilder.bind(queue).to(events).with(type));
        return new Declarables(
                Stream.concat(Stream.<Declarable>of(queue, of(name)), bindings).toList());
    }

    static SimpleRabbitListenerContainerFactory listeners(
            ConnectionFactory connections, MessageConverter converter, RabbitTemplate broker) {
        var factory = new SimpleRabbitListenerContainerFactory();
        factory.setConnectionFactory(connections);
        factory.setMessageConverter(converter);
        factory.setAdviceChain(RetryInterceptorBuilder.stateless()
                .configureRetryPolicy(policy -> policy.maxRetries(4)
                        .delay(Duration.ofMillis(500))
                        .multiplier(2)
                        .maxDelay(Duration.ofSeconds(5))
                        // What cannot be read now never can, and others wait behind it.
                        .predicate(e -> !isCausedBy(e, MessageConversionException.class)))
                .recoverer((message, cause) -> setAside(broker, message, cause))
                .build());
        return factory;
    }

    private static void setAside(RabbitTemplate broker, Message message, Throwable cause) {
        if (databaseIsAway(cause)) {
            throw new ImmediateRequeueAmqpException("The database is away, the message stays in its queue", cause);
        }
        new RepublishMessageRecoverer(broker, "", message.getMessageProperties().getConsumerQueue() + SUFFIX)
                .recover(message, cause);
    }

    private static boolean databaseIsAway(Throwable e) {
        return isCausedBy(e, CannotCreateTransactionException.class)
                || isCausedBy(e, DataAccessResourceFailureException.class)
                || isCausedBy(e, TransientDataAccessException.class);
    }

    private static boolean isCausedBy(Throwable e, Class<? extends Throwable> type) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause).anyMatch(type::isInstance);
    }
}
