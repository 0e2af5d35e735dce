package org.fip.user.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.fip.common.test.TestIdentity;
import org.fip.user.UserServiceUnderTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;

/** Asking a service, through the registry, whether it accepts the stored token. */
@ExtendWith(OutputCaptureExtension.class)
class ConnectionTestIT extends UserServiceUnderTest {
    private static final String MINE = "/users/me/service-credentials";
    private static final String TOKEN = "h3a_1a2b3c4d5e6f";

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_test_keeps_what_the_service_says_of_the_token_until_there_is_a_new_one(CapturedOutput output) {
        var ada = signedIn("tester");
        store(ada, 1, TOKEN);
        registry().says("valid", null, "ada-at-h3a", "2027-01-23T19:31:24Z");

        var tested = send("POST", MINE + "/1/test", ada.token(), null);

        assertThat(tested.json().path("status").asString()).isEqualTo("valid");
        assertThat(tested.json().path("message").asString()).isEqualTo("The token belongs to ada-at-h3a at H3Africa.");
        var credential = get(MINE + "/1", ada.token()).json();
        assertThat(credential).isEqualTo(tested.json().path("credential"));
        assertThat(credential.path("is_verified").asBoolean()).isTrue();
        assertThat(credential.path("remote_username").asString()).isEqualTo("ada-at-h3a");
        assertThat(credential.path("expires_at").asString()).isEqualTo("2027-01-23T19:31:24Z");
        assertThat(registry().lastToken()).isEqualTo(TOKEN);
        assertThat(output).doesNotContain(TOKEN);

        var replaced = store(ada, 1, "h3a_another_token");
        assertThat(replaced.json().path("is_verified").asBoolean()).isFalse();
        assertThat(replaced.json().path("remote_username").isNull()).isTrue();
        assertThat(replaced.json().path("expires_at").isNull()).isTrue();
    }

    @Test
    void a_rejected_token_is_no_longer_verified_and_the_action_says_what_to_do() {
        var ada = signedIn("rejected");
        store(ada, 1, TOKEN);
        registry().says("valid", null, "ada", null);
        send("POST", MINE + "/1/test", ada.token(), null);
        registry().says("rejected", "Invalid API Token.", null, null);

        var tested = send("POST", MINE + "/1/test", ada.token(), null).json();

        assertThat(tested.path("status").asString()).isEqualTo("rejected");
        assertThat(tested.path("message").asString()).contains("Invalid API Token.");
        assertThat(tested.path("action").asString()).contains("Make a new token on H3Africa");
        assertThat(tested.path("credential").path("is_verified").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unreachable", "maintenance", "unclear"})
    void an_answer_that_says_nothing_about_the_token_changes_nothing(String status) {
        var ada = signedIn("away." + status);
        store(ada, 1, TOKEN);
        registry().says("valid", null, "ada", null);
        send("POST", MINE + "/1/test", ada.token(), null);
        registry().says(status, "Back on Monday", null, null);

        var tested = send("POST", MINE + "/1/test", ada.token(), null).json();

        assertThat(tested.path("status").asString()).isEqualTo(status);
        assertThat(tested.path("credential").path("is_verified").asBoolean()).isTrue();
    }

    @Test
    void there_must_be_a_credential_to_be_tested() {
        var ada = signedIn("untested");
        assertThat(send("POST", MINE + "/1/test", ada.token(), null).status()).isEqualTo(404);
    }

    @Test
    void each_test_is_written_down_with_what_came_of_it_and_without_the_token() {
        var ada = signedIn("written.down");
        store(ada, 1, TOKEN);
        registry().says("rejected", null, null, null);
        send("POST", MINE + "/1/test", ada.token(), null);
        var audited = audited(ada.id());
        assertThat(audited).contains("test_credential Service: H3Africa, rejected");
        assertThat(audited).noneMatch(line -> line.contains(TOKEN));
    }

    @Test
    void a_token_that_was_replaced_meanwhile_is_not_verified_by_the_older_ones_answer() {
        var ada = signedIn("quick");
        store(ada, 1, TOKEN);
        registry().says("valid", null, "ada", "2027-01-23T19:31:24Z");
        registry().meanwhile(() -> store(ada, 1, "h3a_another_token"));

        var tested = send("POST", MINE + "/1/test", ada.token(), null).json();

        assertThat(tested.path("status").asString()).isEqualTo("unclear");
        assertThat(tested.path("action").asString()).isEqualTo("Test again");
        assertThat(tested.path("credential").path("is_verified").asBoolean()).isFalse();
        assertThat(tested.path("credential").path("remote_username").isNull()).isTrue();
        var forWorker = get(
                "/internal/users/%d/service-credentials/1".formatted(ada.id()),
                TestIdentity.serviceBearer("job-worker", "user-service"));
        assertThat(forWorker.json().path("api_token").asString()).isEqualTo("h3a_another_token");
    }

    @Test
    void a_token_that_is_being_replaced_at_the_moment_of_the_answer_is_not_undone_by_it() {
        var ada = signedIn("photo.finish");
        store(ada, 1, TOKEN);
        registry().says("valid", null, "ada", null);
        var replaced = new CompletableFuture<@Nullable Void>();
        var committed = new CompletableFuture<@Nullable Void>();
        registry().meanwhile(() -> {
            Thread.ofVirtual().start(() -> {
                transaction.executeWithoutResult(status -> {
                    db.sql("UPDATE user_service_credentials SET api_token = 'newer' WHERE user_id = :id")
                            .param("id", ada.id())
                            .update();
                    replaced.complete(null);
                    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> waitingForLocks() > 0);
                });
                committed.complete(null);
            });
            replaced.join();
        });

        var tested = send("POST", MINE + "/1/test", ada.token(), null).json();

        committed.join();
        assertThat(tested.path("status").asString()).isEqualTo("unclear");
        assertThat(db.sql("SELECT convert_from(api_token, 'UTF8') FROM user_service_credentials WHERE user_id = :id")
                        .param("id", ada.id())
                        .query(String.class)
                        .single())
                .isEqualTo("newer");
    }

    @Test
    void a_credential_that_was_deleted_meanwhile_stays_deleted() {
        var ada = signedIn("gone");
        store(ada, 1, TOKEN);
        registry().says("valid", null, "ada", null);
        registry().meanwhile(() -> send("DELETE", MINE + "/1", ada.token(), null));
        assertThat(send("POST", MINE + "/1/test", ada.token(), null).status()).isEqualTo(404);
        assertThat(get(MINE, ada.token()).text()).isEqualTo("[]");
    }

    @Test
    void no_transaction_is_open_while_the_service_is_asked() {
        var ada = signedIn("unhurried");
        store(ada, 1, TOKEN);
        registry().says("valid", null, "ada", null);
        var wasNone = new AtomicBoolean();
        // Those of the schedule pass; one of this request would stay open.
        registry().meanwhile(() -> {
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> openTransactions() == 0);
            wasNone.set(true);
        });
        send("POST", MINE + "/1/test", ada.token(), null);
        assertThat(wasNone).isTrue();
    }

    @Test
    void without_the_registry_the_answer_says_who_is_away_and_nothing_changes() {
        var ada = signedIn("alone");
        store(ada, 2, TOKEN);
        db.sql("UPDATE user_service_credentials SET is_verified = true WHERE user_id = :id")
                .param("id", ada.id())
                .update();
        var answer = send("POST", MINE + "/2/test", ada.token(), null);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("dependency_unavailable");
        assertThat(answer.text()).contains("service-registry").doesNotContain(TOKEN);
        assertThat(get(MINE + "/2", ada.token()).json().path("is_verified").asBoolean())
                .isTrue();
    }

    @Test
    void nobody_tests_anothers_credential() {
        var owner = signedIn("tested.owner");
        store(owner, 1, TOKEN);
        var other = signedIn("tested.other");
        assertThat(send("POST", MINE + "/1/test", other.token(), null).status()).isEqualTo(404);
        assertThat(send("POST", MINE + "/1/test", null, null).status()).isEqualTo(401);
        assertThat(send("POST", MINE + "/1/test", TestIdentity.serviceBearer("job-worker", "user-service"), null)
                        .status())
                .isEqualTo(403);
    }

    private long waitingForLocks() {
        return db.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                .query(Long.class)
                .single();
    }

    private long openTransactions() {
        return db.sql("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND state LIKE 'idle in transaction%'""").query(Long.class).single();
    }

    private Answer store(SignedIn user, long serviceId, String token) {
        return post(MINE, user.token(), "{\"service_id\":%d,\"api_token\":\"%s\"}".formatted(serviceId, token));
    }

    private List<String> audited(long userId) {
        return db.sql("SELECT action || ' ' || details FROM audit_logs WHERE user_id = :id ORDER BY id")
                .param("id", userId)
                .query(String.class)
                .list();
    }

    @Test
    void the_jobs_of_ones_own_account_are_listed_and_those_started_here_are_marked() {
        var ada = signedIn("lister");
        store(ada, 1, TOKEN);
        registry().lists("""
                {"status":"valid","reason":null,"jobs":[
                  {"external_job_id":"job-2","name":"fip-0198c0de-0000-7000-8000-000000000001","state":"running","submitted_at":"2026-11-20T10:00:00Z"},
                  {"external_job_id":"job-1","name":"by hand","state":"succeeded","submitted_at":null}]}""");

        var jobs = get(MINE + "/1/remote-jobs", ada.token()).json().path("jobs");

        assertThat(jobs).hasSize(2);
        assertThat(jobs.path(0).path("started_here").asBoolean()).isTrue();
        assertThat(jobs.path(1).path("external_job_id").asString()).isEqualTo("job-1");
        assertThat(jobs.path(1).path("started_here").asBoolean()).isFalse();
        var bob = signedIn("lister.bob");
        assertThat(get(MINE + "/1/remote-jobs", bob.token()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "rejected,409,credentials_rejected",
        "maintenance,503,external_service_unavailable",
        "unclear,409,cannot_list_jobs"
    })
    void why_there_is_no_list_is_said(String status, int code, String problem) {
        var ada = signedIn("nolist." + status);
        store(ada, 1, TOKEN);
        registry().lists("{\"status\":\"%s\",\"reason\":\"So it is.\",\"jobs\":[]}".formatted(status));

        var answer = get(MINE + "/1/remote-jobs", ada.token());

        assertThat(answer.status()).isEqualTo(code);
        assertThat(answer.json().path("code").asString()).isEqualTo(problem);
        assertThat(answer.json().path("detail").asString()).contains("H3Africa", "So it is.");
    }
}
