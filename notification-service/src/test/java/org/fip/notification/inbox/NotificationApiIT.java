package org.fip.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.fip.common.security.Role;
import org.fip.common.test.TestIdentity;
import org.fip.notification.NotificationServiceUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's own notifications, and who may make them. */
class NotificationApiIT extends NotificationServiceUnderTest {
    private static final String DOCUMENTED = """
            {"user_id":%d,"type":"job_completed","title":"Job Completed","message":"%s","data":{"job_id":"7"},
             "channels":["web"]}""";

    @Test
    void the_documented_request_makes_a_notification_that_can_be_read_once() {
        var user = newUser();
        var sent = post("/notifications", worker(), DOCUMENTED.formatted(user, "Done"));
        assertThat(sent.status()).isEqualTo(201);
        var id = sent.json().path("id").asLong();

        var listed = get("/notifications?unread=true", as(user)).json();
        assertThat(listed.path("unread_count").asInt()).isEqualTo(1);
        assertThat(listed.path("items").get(0).path("data").path("job_id").asString())
                .isEqualTo("7");

        var read = send("PATCH", "/notifications/" + id + "/read", as(user), null);
        assertThat(read.json().path("is_read").asBoolean()).isTrue();
        assertThat(get("/notifications?unread=true", as(user)).json().path("items"))
                .isEmpty();
        assertThat(get("/notifications", as(user)).json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void the_newest_come_first_page_by_page_and_all_can_be_marked_at_once() {
        var user = newUser();
        for (var message : new String[] {"one", "two", "three"}) {
            post("/notifications", worker(), DOCUMENTED.formatted(user, message));
        }
        var second = get("/notifications?page=1&size=2", as(user)).json();
        assertThat(second.path("total").asInt()).isEqualTo(3);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.path("items").get(0).path("message").asString()).isEqualTo("one");

        assertThat(post("/notifications/mark-all-read", as(user), null)
                        .json()
                        .path("marked")
                        .asInt())
                .isEqualTo(3);
        assertThat(get("/notifications", as(user)).json().path("unread_count").asInt())
                .isZero();
    }

    @Test
    void another_users_notification_does_not_exist() {
        var user = newUser();
        var id = send(user, "Mine");
        var other = as(newUser());
        assertThat(send("PATCH", "/notifications/" + id + "/read", other, null).status())
                .isEqualTo(404);
        assertThat(get("/notifications", other).json().path("items")).isEmpty();
        post("/notifications/mark-all-read", other, null);
        assertThat(get("/notifications", as(user)).json().path("unread_count").asInt())
                .isEqualTo(1);
    }

    @Test
    void only_services_and_operators_speak_to_users() {
        var body = DOCUMENTED.formatted(newUser(), "Hello");
        assertThat(post("/notifications", as(newUser()), body).status()).isEqualTo(403);
        assertThat(post("/notifications", null, body).status()).isEqualTo(401);
        assertThat(post("/notifications", TestIdentity.serviceBearer("gateway", "notification-service"), body)
                        .status())
                .isEqualTo(403);
        assertThat(post("/notifications", TestIdentity.bearer(99, "olga", Role.OPERATOR), body)
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"job-worker", "job-processor", "user-service", "service-registry", "monitoring-service"})
    void every_service_that_has_something_to_say_may_say_it(String service) {
        var answer = post(
                "/notifications",
                TestIdentity.serviceBearer(service, "notification-service"),
                DOCUMENTED.formatted(newUser(), "Hello"));
        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void services_have_no_inbox_of_their_own() {
        assertThat(get("/notifications", worker()).status()).isEqualTo(403);
        assertThat(post("/notifications/mark-all-read", worker(), null).status())
                .isEqualTo(403);
    }

    @Test
    void the_unread_are_counted_apart_from_what_is_listed() {
        var user = newUser();
        var first = send(user, "one");
        send(user, "two");
        send("PATCH", "/notifications/" + first + "/read", as(user), null);

        var all = get("/notifications?size=1", as(user)).json();
        assertThat(all.path("total").asInt()).isEqualTo(2);
        assertThat(all.path("unread_count").asInt()).isEqualTo(1);
        assertThat(all.path("items")).hasSize(1);
        var unread = get("/notifications?unread=true", as(user)).json();
        assertThat(unread.path("total").asInt()).isEqualTo(1);
        assertThat(unread.path("items").get(0).path("message").asString()).isEqualTo("two");
        assertThat(get("/notifications?page=9", as(user)).json().path("items")).isEmpty();
    }

    @Test
    void reading_it_twice_changes_nothing() {
        var user = newUser();
        var path = "/notifications/" + send(user, "Done") + "/read";
        var once = send("PATCH", path, as(user), null);
        var twice = send("PATCH", path, as(user), null);
        assertThat(twice.status()).isEqualTo(200);
        assertThat(twice.json()).isEqualTo(once.json());
    }

    @Test
    void what_went_out_by_mail_alone_is_not_in_the_inbox() {
        var user = newUser();
        var id = post(
                        "/notifications",
                        worker(),
                        DOCUMENTED.formatted(user, "By mail").replace("\"web\"", "\"email\""))
                .json()
                .path("id")
                .asLong();
        assertThat(get("/notifications", as(user)).json().path("total").asInt()).isZero();
        assertThat(send("PATCH", "/notifications/" + id + "/read", as(user), null)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"page=-1, page", "size=0, size", "size=101, size", "unread=perhaps, unread"})
    void a_page_that_cannot_be_is_refused_with_the_parameters_name(String query, String parameter) {
        var answer = get("/notifications?" + query, as(newUser()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.json().path("errors").findValuesAsString("field")).containsExactly(parameter);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []            | channels
                    [null]        | channels[0]
                    ["web","fax"] | channels[1]
                    null          | channels
                    """)
    void a_way_that_there_is_not_is_refused(String channels, String field) {
        var answer = post(
                "/notifications",
                worker(),
                DOCUMENTED.formatted(newUser(), "Hello").replace("[\"web\"]", channels));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").findValuesAsString("field")).containsExactly(field);
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        var answer = post("/notifications", worker(), "{\"title\":\"\",\"channels\":[\"sms\"]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.json().path("code").asString()).isEqualTo("validation_failed");
        assertThat(answer.json().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("user_id", "type", "title", "message", "channels[0]");
    }

    private long send(long user, String message) {
        return post("/notifications", worker(), DOCUMENTED.formatted(user, message))
                .json()
                .path("id")
                .asLong();
    }

    private static String worker() {
        return TestIdentity.serviceBearer("job-worker", "notification-service");
    }

    private static String as(long user) {
        return TestIdentity.bearer(user, "user" + user, Role.RESEARCHER);
    }
}
