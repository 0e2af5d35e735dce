package org.fip.user.signout;

import org.fip.common.event.ConfirmedPublisher;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the platform who has signed out everywhere. An event may go out twice and in any order: the latest counts. */
@Component
class SignOutSchedule {
    private final SignOuts signOuts;
    private final ConfirmedPublisher publisher;

    SignOutSchedule(SignOuts signOuts, RabbitTemplate broker) {
        this.signOuts = signOuts;
        this.publisher = new ConfirmedPublisher(broker);
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void publish() {
        for (var event : signOuts.unpublished()) {
            if (!publisher.publish(event)) {
                return;
            }
            signOuts.published(event);
        }
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "P1D")
    void forgetOld() {
        signOuts.forgetOld();
    }
}
