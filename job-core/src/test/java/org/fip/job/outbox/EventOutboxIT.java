package org.fip.job.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.fip.common.event.EventTopology;
import org.fip.common.event.JobEvent;
import org.fip.common.fault.Failpoints;
import org.fip.job.queue.DueStep;
import org.fip.job.state.JobStep;
import org.fip.job.store.JobChange;
import org.fip.job.store.JobSteps;
import org.fip.job.test.OnBackingServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class EventOutboxIT extends OnBackingServers {
    @Autowired
    EventOutbox outbox;

    @Autowired
    JobSteps steps;

    @Autowired
    RabbitTemplate broker;

    @Autowired
    TransactionTemplate transaction;

    private final String queue = "test-" + UUID.randomUUID();

    @BeforeEach
    void listen() {
        var admin = new RabbitAdmin(broker);
        var durable = new Queue(queue, true);
        var exchange = new TopicExchange(EventTopology.EXCHANGE, true, false);
        admin.declareExchange(exchange);
        admin.declareQueue(durable);
        admin.declareBinding(BindingBuilder.bind(durable).to(exchange).with("job.#"));
    }

    @Test
    void every_line_of_the_history_goes_out_once_in_order_under_its_type() {
        var job = given.queued("Published");
        var claimed = steps.claim(new DueStep(job.id(), JobStep.SUBMIT, job.userId(), job.serviceId()), "one")
                .orElseThrow();
        steps.finish(
                claimed,
                new JobChange(clock.instant())
                        .failed("authentication_failed", "H3Africa authentication failed", "Update your credentials"));

        assertThat(outbox.publish()).isEqualTo(3);
        assertThat(outbox.publish()).isZero();

        var events = received();
        assertThat(events).extracting(JobEvent::status).containsExactly("pending", "queued", "failed");
        assertThat(events)
                .extracting(JobEvent::type)
                .containsExactly(JobEvent.STATUS_CHANGED, JobEvent.STATUS_CHANGED, JobEvent.FAILED);
        assertThat(events.getLast().errorCode()).isEqualTo("authentication_failed");
        assertThat(events.getLast().errorAction()).isEqualTo("Update your credentials");
        assertThat(events.getLast().jobName()).isEqualTo("Published");
        assertThat(events).extracting(JobEvent::eventId).doesNotHaveDuplicates();
    }

    @Test
    void while_the_broker_is_down_events_wait_and_go_out_in_order_afterwards() {
        given.queued("Patient");
        var nowhere = new CachingConnectionFactory("127.0.0.1", 1);
        var template = new RabbitTemplate(nowhere);
        template.setMessageConverter(broker.getMessageConverter());
        var down = new EventOutbox(db, transaction, template, new Failpoints(null), clock);
        assertThat(down.publish()).isZero();
        assertThat(down.publish()).isZero();
        nowhere.destroy();

        assertThat(outbox.publish()).isEqualTo(2);
        assertThat(received()).extracting(JobEvent::status).containsExactly("pending", "queued");
    }

    @Test
    void two_publishers_that_begin_together_keep_the_order() throws Exception {
        for (var i = 0; i < 120; i++) {
            given.queued("Busy day " + i);
        }
        var together = new CyclicBarrier(2);
        try (var publishers = Executors.newFixedThreadPool(2)) {
            Callable<Integer> publisher = () -> {
                var sent = 0;
                together.await();
                while (sent < 240 && isAnyUnpublished()) {
                    sent += outbox.publish();
                }
                return sent;
            };
            var sent = 0;
            for (var each : publishers.invokeAll(List.of(publisher, publisher))) {
                sent += each.get();
            }
            assertThat(sent).isEqualTo(240);
        }
        var happened = db.sql("SELECT event_id FROM job_status_updates ORDER BY id")
                .query(UUID.class)
                .list();
        assertThat(received()).extracting(JobEvent::eventId).containsExactlyElementsOf(happened);
    }

    @Test
    void an_event_whose_confirmation_was_lost_goes_out_again_with_the_same_id() {
        given.pending("Said twice");
        outbox.publish();
        db.sql("UPDATE job_status_updates SET published_at = NULL").update();
        outbox.publish();
        var events = received();
        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).isEqualTo(events.getLast());
    }

    @Test
    void what_a_dead_publisher_had_in_hand_is_published_when_its_claim_has_run_out() {
        given.pending("Half published");
        db.sql("UPDATE job_status_updates SET claimed_until = now() + interval '20 seconds'")
                .update();
        assertThat(outbox.publish()).isZero();
        clock.putForward(Duration.ofSeconds(30));
        assertThat(outbox.publish()).isEqualTo(1);
    }

    @Test
    void an_event_that_nobody_listens_to_is_not_kept_for_ever() {
        new RabbitAdmin(broker).deleteQueue(queue);
        given.pending("Unheard");
        assertThat(outbox.publish()).isEqualTo(1);
    }

    private boolean isAnyUnpublished() {
        return db.sql("SELECT EXISTS (SELECT 1 FROM job_status_updates WHERE published_at IS NULL)")
                .query(Boolean.class)
                .single();
    }

    private List<JobEvent> received() {
        var events = new ArrayList<JobEvent>();
        while (broker.receiveAndConvert(queue, 300) instanceof JobEvent event) {
            events.add(event);
        }
        return events;
    }
}
