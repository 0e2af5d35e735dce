package org.fip.monitoring.probe;

import java.io.IOException;
import org.springframework.amqp.AmqpAuthenticationException;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;

/** The AMQP broker answers on a channel. Without it notifications are late, but nothing is lost. */
@Component
class BrokerProbe implements Probe {
    private final RabbitTemplate template;

    BrokerProbe(RabbitTemplate template) {
        this.template = template;
    }

    @Override
    public String name() {
        return "amqp-broker";
    }

    @Override
    public Kind kind() {
        return Kind.BROKER;
    }

    @Override
    public boolean essential() {
        return false;
    }

    @Override
    public void ask() throws IOException {
        // Connection and channel are kept open between rounds, so something has to go there and back.
        try {
            template.execute(channel -> {
                channel.basicQos(0);
                return true;
            });
        } catch (AmqpAuthenticationException e) {
            throw new PartDownException("Refuses this service's sign-in", e);
        }
    }
}
