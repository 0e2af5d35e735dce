package org.fip.file.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.fip.common.event.AuditEvent;
import org.fip.common.event.EventTopology;
import org.fip.common.event.FilesExpiringEvent;
import org.fip.common.event.PlatformEvent;
import org.fip.common.test.TestIdentity;
import org.fip.file.FileManagerUnderTest;
import org.fip.file.Form;
import org.fip.file.Person;
import org.fip.file.StandInJobs;
import org.fip.file.catalogue.KeptAs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;

/** Inputs are kept for 90 days, reports for 30, results for good; owners are told a week before. */
class RetentionIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");
    private static final Person EVE = Person.of(43, "eve");
    private static final Duration TERM = Duration.ofDays(90);
    private static final Duration WEEK = Duration.ofDays(7);

    @Autowired
    private Sweep sweep;

    @Autowired
    private Expiries expiries;

    @Autowired
    private RabbitTemplate broker;

    private final String queue = "test-" + UUID.randomUUID();
    private final List<PlatformEvent> heard = new ArrayList<>();

    @BeforeEach
    void listen() {
        var admin = new RabbitAdmin(broker);
        var durable = new Queue(queue, true);
        admin.declareQueue(durable);
        var exchange = new TopicExchange(EventTopology.EXCHANGE, true, false);
        for (var type : List.of(FilesExpiringEvent.EXPIRING, AuditEvent.RECORDED)) {
            admin.declareBinding(BindingBuilder.bind(durable).to(exchange).with(type));
        }
    }

    @AfterEach
    void forget() {
        new RabbitAdmin(broker).deleteQueue(queue);
    }

    @Test
    void the_policy_and_what_it_means_for_a_file_are_shown() {
        var policy = get("/files/retention", ADA.token()).json();
        assertThat(policy.path("terms").get(0).path("kept_as").asString()).isEqualTo("input");
        assertThat(policy.path("terms").get(0).path("days").asInt()).isEqualTo(90);
        assertThat(policy.path("terms").get(1).path("days").isNull()).isTrue();
        assertThat(policy.path("notice_days").asInt()).isEqualTo(7);

        var job = UUID.randomUUID();
        var input = upload("chr20.vcf.gz");
        var file = get("/files/" + input, ADA.token()).json();
        assertThat(Instant.parse(file.path("expires_at").asString()))
                .isEqualTo(Instant.parse(file.path("created_at").asString()).plus(TERM));
        assertThat(get("/files/" + result(job, "chr20.dose.vcf.gz"), ADA.token())
                        .json()
                        .path("expires_at")
                        .isNull())
                .isTrue();
        assertThat(get("/files/" + result(job, "qc_report.txt"), ADA.token())
                        .json()
                        .path("expires_at")
                        .isNull())
                .isFalse();
    }

    @Test
    void a_file_goes_after_its_term_a_week_after_its_owner_was_told_and_leaves_a_record() throws Exception {
        var file = upload("chr20.vcf.gz");
        pass(TERM.minus(WEEK).minusMinutes(5));
        sweep.run();
        assertThat(expiresAt(file)).isEqualTo(createdAt(file).plus(TERM));
        assertThat(announced(file)).isFalse();

        pass(Duration.ofMinutes(10));
        sweep.run();
        sweep.run();
        var told = (FilesExpiringEvent) next();
        assertThat(told.userId()).isEqualTo(42);
        assertThat(told.fileCount()).isEqualTo(1);
        assertThat(told.files())
                .singleElement()
                .satisfies(f -> assertThat(f.filename()).isEqualTo("chr20.vcf.gz"));
        assertThat(told.firstAt())
                .isEqualTo(expiresAt(file))
                .isAfterOrEqualTo(createdAt(file).plus(TERM));

        pass(WEEK.minusMinutes(10));
        sweep.run();
        assertThat(get(linkTo(ADA, file), null).status()).isEqualTo(200);

        pass(Duration.ofMinutes(15));
        sweep.run();
        assertProblem(get("/files/" + file, ADA.token()), 404, "not_found");
        assertThat(onDisk()).isEmpty();
        assertThat(db.sql("SELECT count(*) FROM blobs").query(Long.class).single())
                .as("keys")
                .isZero();
        var record = get("/files/deleted", ADA.token()).json();
        assertThat(record.path("total").asInt()).isEqualTo(1);
        assertThat(record.path("items").get(0).path("filename").asString()).isEqualTo("chr20.vcf.gz");
        assertThat(get("/files/deleted", EVE.token()).json().path("total").asInt())
                .isZero();
        var entry = (AuditEvent) next();
        assertThat(entry.actor()).isEqualTo("retention policy");
        assertThat(entry.details()).contains("chr20.vcf.gz", file.toString());
        assertThat(notices()).isEqualTo(1);
        pass(Duration.ofDays(1));
        sweep.run();
        assertThat(notices()).isZero();
    }

    @Test
    void files_are_sorted_by_the_day_they_go_and_what_is_kept_for_good_is_last() {
        var job = UUID.randomUUID();
        result(job, "chr20.dose.vcf.gz");
        upload("chr20.vcf.gz");
        result(job, "qc_report.txt");
        var kept = upload("kept.vcf.gz");
        keep(
                ADA,
                kept,
                "{\"until\":\"%s\"}".formatted(clock.instant().plus(TERM).plus(WEEK)));
        assertThat(get("/files?sort=expires_at,asc", ADA.token())
                        .json()
                        .path("items")
                        .findValuesAsString("filename"))
                .containsExactly("qc_report.txt", "chr20.vcf.gz", "kept.vcf.gz", "chr20.dose.vcf.gz");
    }

    @Test
    void what_a_job_needs_or_has_used_since_stays_and_its_term_begins_anew() {
        var needed = upload("needed.vcf.gz");
        var used = upload("used.vcf.gz");
        pass(TERM.minus(WEEK).plusHours(1));
        sweep.run();
        assertThat(announced(needed)).isTrue();
        pass(WEEK);
        var ended = clock.instant().minus(Duration.ofDays(2));
        StandInJobs.INSTANCE.needs(needed);
        StandInJobs.INSTANCE.usedUntil(used, ended);
        sweep.run();
        assertThat(expiresAt(needed)).isAfter(clock.instant().plus(TERM).minusSeconds(60));
        assertThat(expiresAt(used)).isEqualTo(ended.plus(TERM));
        assertThat(announced(needed)).isFalse();
        assertThat(announced(used)).isFalse();
    }

    @Test
    void while_jobs_cannot_be_asked_nothing_is_announced_and_nothing_goes() {
        var file = upload("chr20.vcf.gz");
        StandInJobs.INSTANCE.isSilent();
        pass(TERM.plus(WEEK));
        sweep.run();
        assertThat(announced(file)).isFalse();
        StandInJobs.INSTANCE.reset();
        sweep.run();
        assertThat(announced(file)).isTrue();
        StandInJobs.INSTANCE.isSilent();
        pass(WEEK.plusHours(1));
        sweep.run();
        assertThat(get("/files/" + file, ADA.token()).status()).isEqualTo(200);
    }

    @Test
    void a_file_that_nobody_was_told_of_stays_for_the_whole_notice_however_old_it_is() {
        var file = upload("chr20.vcf.gz");
        pass(TERM.multipliedBy(3));
        sweep.run();
        assertThat(expiresAt(file)).isAfter(clock.instant().plus(WEEK).minusSeconds(60));
        sweep.run();
        assertThat(get("/files/" + file, ADA.token()).status()).isEqualTo(200);
    }

    @Test
    void an_owner_is_told_once_a_day_at_most() {
        var first = upload("chr1.vcf.gz");
        pass(Duration.ofHours(2));
        var second = upload("chr2.vcf.gz");
        pass(TERM.minus(WEEK).minusHours(1));
        sweep.run();
        pass(Duration.ofHours(2));
        sweep.run();
        assertThat(announced(first)).isTrue();
        assertThat(announced(second)).isFalse();
        pass(Duration.ofHours(22));
        sweep.run();
        assertThat(announced(second)).isTrue();
        assertThat(expiresAt(second))
                .isAfterOrEqualTo(clock.instant().plus(WEEK).minusSeconds(60));
    }

    @Test
    void an_owner_keeps_a_file_and_what_was_said_is_taken_back() {
        var file = upload("chr20.vcf.gz");
        pass(TERM.minus(WEEK).plusHours(1));
        sweep.run();
        var until = clock.instant().plus(Duration.ofDays(200));
        var kept = keep(ADA, file, "{\"until\":\"" + until + "\"}");
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.json().path("kept_until").asString())
                .isEqualTo(kept.json().path("expires_at").asString());
        assertThat(announced(file)).isFalse();
        pass(Duration.ofDays(180));
        sweep.run();
        assertThat(get("/files/" + file, ADA.token()).status()).isEqualTo(200);
        pass(Duration.ofDays(14));
        sweep.run();
        assertThat(announced(file)).isTrue();
        assertThat(Instant.parse(keep(ADA, file, "{}").json().path("kept_until").asString()))
                .isAfter(clock.instant().plus(Duration.ofDays(729)));
    }

    @Test
    void a_wish_that_cannot_be_is_refused_with_what_can_be() {
        var file = upload("chr20.vcf.gz");
        var tooLong = keep(ADA, file, "{\"until\":\"2126-01-01T00:00:00Z\"}");
        assertProblem(tooLong, 422, "keep_too_long");
        assertThat(Instant.parse(tooLong.json().path("latest").asString())).isAfter(clock.instant());
        assertProblem(keep(ADA, file, "{\"until\":\"2020-01-01T00:00:00Z\"}"), 422, "keep_in_the_past");
        assertProblem(keep(EVE, file, "{}"), 404, "not_found");
    }

    @Test
    void a_wish_that_is_misspelt_is_refused_and_the_right_spelling_is_told() {
        var file = upload("chr20.vcf.gz");
        var unknown = keep(ADA, file, "{\"foo\":1}");
        assertProblem(unknown, 400, "validation_failed");
        assertThat(unknown.json().path("errors").findValuesAsString("field")).containsExactly("foo");
        assertThat(unknown.json().path("detail").asString()).contains("'until'");
        var until = clock.instant().plus(WEEK);
        assertProblem(keep(ADA, file, "{\"until\":\"%s\",\"foo\":{}}".formatted(until)), 400, "validation_failed");
        for (var date : List.of("2027-06-01", "soon")) {
            var wrong = keep(ADA, file, "{\"until\":\"%s\"}".formatted(date));
            assertProblem(wrong, 400, "unreadable_request");
            assertThat(wrong.json().path("detail").asString())
                    .isEqualTo("The member 'until' must be an instant such as 2027-06-01T00:00:00Z");
        }
        assertProblem(keep(ADA, file, "{\"until\":"), 400, "unreadable_request");
        assertThat(get("/files/" + file, ADA.token()).json().path("kept_until").isNull())
                .isTrue();
    }

    @Test
    void a_job_that_takes_a_file_between_the_question_and_the_deletion_has_it() {
        var file = upload("chr20.vcf.gz");
        pass(TERM.plus(WEEK));
        sweep.run();
        pass(WEEK.plusHours(1));
        var due = expiries.due(KeptAs.INPUT, TERM).getFirst();
        var job = UUID.randomUUID();
        var attached = send(
                "/internal/users/42/files/attach",
                TestIdentity.serviceBearer("job-processor", "file-manager"),
                "application/json",
                "{\"job_id\":\"%s\",\"file_ids\":[\"%s\"]}".formatted(job, file));
        assertThat(attached.status()).as(attached.text()).isEqualTo(200);
        assertThat(expiries.remove(due)).isFalse();
        assertThat(get(linkTo(ADA, file), null).text()).isEqualTo("chr20.vcf.gz");
        assertThat(expiresAt(file)).isAfter(clock.instant().plus(TERM).minusSeconds(60));
        assertThat(get("/files/deleted?job_id=" + job, ADA.token())
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    // Sign-ins are too short for the clock to be moved by months.
    private void pass(Duration time) {
        db.sql("""
                        UPDATE files SET created_at = created_at - :time::interval,
                          term_starts_at = term_starts_at - :time::interval,
                          kept_until = kept_until - :time::interval, announced_for = announced_for - :time::interval""").param("time", time.toString()).update();
        db.sql("UPDATE expiry_notices SET made_at = made_at - :time::interval")
                .param("time", time.toString())
                .update();
    }

    @Test
    void of_a_deleted_job_no_name_of_a_file_is_left() {
        var job = UUID.randomUUID();
        var report = result(job, "qc_report.txt");
        pass(Duration.ofDays(30));
        sweep.run();
        pass(WEEK.plusHours(1));
        sweep.run();
        assertThat(get("/files/" + report, ADA.token()).status()).isEqualTo(404);
        assertThat(get("/files/deleted?job_id=" + job, ADA.token())
                        .json()
                        .path("items")
                        .get(0)
                        .path("filename")
                        .asString())
                .isEqualTo("qc_report.txt");
        assertThat(send(
                                "/internal/users/42/files/remove",
                                TestIdentity.serviceBearer("job-processor", "file-manager"),
                                "application/json",
                                "{\"job_id\":\"%s\",\"file_ids\":[]}".formatted(job))
                        .status())
                .isEqualTo(204);
        var left = get("/files/deleted", ADA.token()).json().path("items").get(0);
        assertThat(left.path("filename").asString()).isEqualTo("a file of a deleted job");
        assertThat(left.path("job_id").isNull()).isTrue();
    }

    private long notices() {
        return db.sql("SELECT count(*) FROM expiry_notices").query(Long.class).single();
    }

    private UUID upload(String name) {
        return upload(ADA, new Form().file(name, name)).id();
    }

    private UUID result(UUID job, String name) {
        return post(
                        "/internal/users/42/files",
                        TestIdentity.serviceBearer("job-worker", "file-manager"),
                        new Form()
                                .field("job_id", job.toString())
                                .field("file_type", "output")
                                .file(name, "result"))
                .id();
    }

    private Answer keep(Person person, UUID file, String wish) {
        return send("/files/" + file + "/keep", person.token(), "application/json", wish);
    }

    private Instant expiresAt(UUID file) {
        return time(file, "expires_at");
    }

    private Instant createdAt(UUID file) {
        return time(file, "created_at");
    }

    private Instant time(UUID file, String member) {
        return Instant.parse(
                get("/files/" + file, ADA.token()).json().path(member).asString());
    }

    private boolean announced(UUID file) {
        return db.sql("SELECT announced_for IS NOT NULL FROM files WHERE id = :id")
                .param("id", file)
                .query(Boolean.class)
                .single();
    }

    private PlatformEvent next() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            if (broker.receiveAndConvert(queue) instanceof PlatformEvent event && !isDownload(event)) {
                heard.add(event);
            }
            return !heard.isEmpty();
        });
        return heard.removeFirst();
    }

    private static boolean isDownload(PlatformEvent event) {
        return event instanceof AuditEvent audit && audit.action().equals("download");
    }
}
