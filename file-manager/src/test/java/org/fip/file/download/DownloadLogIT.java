package org.fip.file.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.fip.common.event.AuditEvent;
import org.fip.common.event.EventTopology;
import org.fip.common.event.SignOutEvent;
import org.fip.common.test.TestIdentity;
import org.fip.file.FileManagerUnderTest;
import org.fip.file.Form;
import org.fip.file.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;

/** What the audit log hears of downloads, and what links hear of a sign-out. */
class DownloadLogIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");
    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    private RabbitTemplate broker;

    private final String queue = "test-" + UUID.randomUUID();
    private final List<AuditEvent> heard = new ArrayList<>();
    private UUID file;

    @BeforeEach
    void listen() {
        var admin = new RabbitAdmin(broker);
        var durable = new Queue(queue, true);
        admin.declareQueue(durable);
        admin.declareBinding(BindingBuilder.bind(durable)
                .to(new TopicExchange(EventTopology.EXCHANGE, true, false))
                .with(AuditEvent.RECORDED));
        file = upload(ADA, new Form().file("chr20.vcf.gz", "0123456789")).id();
    }

    @AfterEach
    void forget() {
        new RabbitAdmin(broker).deleteQueue(queue);
    }

    @Test
    void a_download_is_reported_with_who_what_and_from_where() {
        get(linkTo(ADA, file), null, "X-Client-Address", "203.0.113.7");
        var event = next();
        assertThat(event.userId()).isEqualTo(42);
        assertThat(event.action()).isEqualTo("download");
        assertThat(event.resourceType()).isEqualTo("file");
        assertThat(event.details()).isEqualTo("chr20.vcf.gz (file " + file + "), all 10 bytes, from 203.0.113.7");
    }

    @Test
    void many_ranges_of_one_link_from_one_address_are_one_entry() {
        var link = linkTo(ADA, file);
        get(link, null, "Range", "bytes=2-3");
        var first = next();
        assertThat(first.details()).contains("bytes 2 to 3 of 10");
        for (var from = 4; from < 8; from++) {
            get(link, null, "Range", "bytes=%d-%d".formatted(from, from + 1));
        }
        clock.advance(Duration.ofMinutes(2));
        var more = next();
        assertThat(more.eventId()).isEqualTo(first.eventId());
        assertThat(more.details()).contains("bytes 2 to 8 of 10").contains("in 5 requests");
        get(link, null, "X-Client-Address", "203.0.113.9");
        assertThat(next().eventId()).isNotEqualTo(first.eventId());
    }

    @Test
    void the_first_and_the_last_byte_are_not_all_of_a_file() {
        var link = linkTo(ADA, file);
        get(link, null, "Range", "bytes=0-0,-1");
        assertThat(next().details()).contains("2 bytes, not all that are between 0 and 9 of 10");
        get(link, null, "Range", "bytes=3-4");
        clock.advance(Duration.ofMinutes(2));
        assertThat(next().details()).contains("4 bytes, not all that are between 0 and 9 of 10");
        get(link, null);
        clock.advance(Duration.ofMinutes(2));
        assertThat(next().details()).contains("all 10 bytes");
    }

    @Test
    void a_download_that_went_on_where_it_broke_off_is_all_of_the_file() {
        var link = linkTo(ADA, file);
        get(link, null, "Range", "bytes=0-5");
        assertThat(next().details()).contains("bytes 0 to 5 of 10");
        get(link, null, "Range", "bytes=6-");
        clock.advance(Duration.ofMinutes(2));
        assertThat(next().details()).contains("all 10 bytes");
    }

    @Test
    void what_brings_no_bytes_is_no_download() {
        var link = linkTo(ADA, file);
        var etag = head(link).header("ETag");
        get(link, null, "If-None-Match", etag);
        get(link, null, "Range", "bytes=10-");
        get(linkOf("download"), null);
        assertThat(db.sql("SELECT count(*) FROM downloads").query(Long.class).single())
                .isZero();
    }

    @Test
    void what_an_external_site_fetches_is_reported_as_such() {
        get(linkOf("site-link"), null);
        assertThat(next().actor()).isEqualTo("external site");
    }

    @Test
    void links_of_a_person_who_signed_out_everywhere_are_dead_and_later_ones_and_those_of_jobs_live() {
        var before = linkTo(ADA, file);
        var ofJob = linkOf("download");
        var ofSite = linkOf("site-link");
        signOutEverywhere(42, clock.instant());
        Awaitility.await().atMost(SOON).until(() -> get(before, null).status() == 410);
        assertProblem(get(before, null), 410, "link_signed_out");
        assertThat(get(ofJob, null).status()).isEqualTo(200);
        assertThat(get(ofSite, null).status()).isEqualTo(200);
        clock.advance(Duration.ofMillis(5));
        assertThat(get(linkTo(ADA, file), null).status()).isEqualTo(200);
    }

    private void signOutEverywhere(long userId, Instant at) {
        var event = new SignOutEvent(UUID.randomUUID(), SignOutEvent.EVERYWHERE, at, userId);
        broker.convertAndSend(EventTopology.EXCHANGE, event.type(), event);
    }

    private String linkOf(String kind) {
        var url = get(
                        "/internal/users/42/files/%s/%s".formatted(file, kind),
                        TestIdentity.serviceBearer("job-worker", "file-manager"))
                .json()
                .path("download_url")
                .asString();
        return URI.create(url).getPath().replaceFirst("^/api", "");
    }

    private AuditEvent next() {
        Awaitility.await().atMost(SOON).until(() -> {
            if (broker.receiveAndConvert(queue) instanceof AuditEvent event) {
                heard.add(event);
            }
            return !heard.isEmpty();
        });
        return heard.removeFirst();
    }
}
