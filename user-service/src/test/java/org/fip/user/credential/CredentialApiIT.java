package org.fip.user.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.fip.common.security.Role;
import org.fip.common.test.TestIdentity;
import org.fip.user.UserServiceUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CredentialApiIT extends UserServiceUnderTest {
    private static final String MINE = "/users/me/service-credentials";
    private static final String TOKEN = "h3a_1a2b3c4d5e6f";

    @Test
    void a_credential_from_first_saving_to_deletion(CapturedOutput output) {
        var ada = signedIn("ada.lovelace");
        var created = store(ada, 1, TOKEN, "My H3Africa Account");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("service_id").asLong()).isEqualTo(1);
        assertThat(created.json().path("label").asString()).isEqualTo("My H3Africa Account");
        assertThat(created.json().path("credential_type").asString()).isEqualTo("api_token");
        assertThat(created.json().path("is_active").asBoolean()).isTrue();
        assertThat(created.json().path("is_verified").asBoolean()).isFalse();
        assertThat(created.json().path("has_api_token").asBoolean()).isTrue();

        var listed = get(MINE, ada.token());
        assertThat(listed.json()).hasSize(1);
        var one = get(MINE + "/1", ada.token());
        assertThat(one.json().path("id")).isEqualTo(created.json().path("id"));

        var replaced = store(ada, 1, "h3a_another_token", null);
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().path("id")).isEqualTo(created.json().path("id"));
        assertThat(replaced.json().path("label").asString()).isEqualTo("My H3Africa Account");

        var renamed = send("PATCH", MINE + "/1", ada.token(), "{\"label\":\"Work\"}");
        assertThat(renamed.json().path("label").asString()).isEqualTo("Work");

        assertThat(send("DELETE", MINE + "/1", ada.token(), null).status()).isEqualTo(204);
        assertThat(get(MINE + "/1", ada.token()).status()).isEqualTo(404);
        assertThat(get(MINE, ada.token()).text()).isEqualTo("[]");

        assertThat(Stream.of(created, listed, one, replaced, renamed))
                .noneMatch(a -> a.text().contains("h3a_"));
        assertThat(output).doesNotContain("h3a_", "correct horse");
        assertThat(audited(ada.id()))
                .contains(
                        "create_credential service_credential Service: H3Africa",
                        "update_credential service_credential Service: H3Africa",
                        "delete_credential service_credential Service id: 1");
    }

    @Test
    void the_database_never_holds_a_token_in_clear() {
        var user = signedIn("sealed");
        store(user, 1, TOKEN, null);
        var row = db.sql("SELECT encode(api_token, 'escape') FROM user_service_credentials WHERE user_id = :id")
                .param("id", user.id())
                .query(String.class)
                .single();
        assertThat(row).isNotEmpty().doesNotContain("h3a_", TOKEN);
        assertThat(audited(user.id())).noneMatch(line -> line.contains(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void a_new_token_has_to_be_verified_again(String method) {
        var user = signedIn("again-" + method.toLowerCase(java.util.Locale.ROOT));
        store(user, 1, TOKEN, "Mine");
        db.sql("UPDATE user_service_credentials SET is_verified = true WHERE user_id = :id")
                .param("id", user.id())
                .update();
        send("PATCH", MINE + "/1", user.token(), "{\"label\":\"Renamed\"}");
        assertThat(get(MINE + "/1", user.token()).json().path("is_verified").asBoolean())
                .isTrue();

        var answer = method.equals("POST")
                ? store(user, 1, "h3a_another_token", null)
                : send("PATCH", MINE + "/1", user.token(), "{\"api_token\":\"h3a_another_token\"}");
        assertThat(answer.json().path("is_verified").asBoolean()).isFalse();
        assertThat(answer.json().path("label").asString()).isEqualTo("Renamed");
    }

    @Test
    void another_users_credential_does_not_exist() {
        var owner = signedIn("owner");
        var other = signedIn("other");
        store(owner, 2, TOKEN, "Mine");
        assertThat(get(MINE, other.token()).text()).isEqualTo("[]");
        assertThat(get(MINE + "/2", other.token()).status()).isEqualTo(404);
        assertThat(send("PATCH", MINE + "/2", other.token(), "{\"label\":\"Yours\"}")
                        .status())
                .isEqualTo(404);
        assertThat(send("DELETE", MINE + "/2", other.token(), null).status()).isEqualTo(404);
        assertThat(get(MINE + "/2", owner.token()).json().path("label").asString())
                .isEqualTo("Mine");
    }

    @Test
    void job_worker_alone_gets_the_token_and_each_reading_is_written_down() {
        var user = signedIn("reader");
        store(user, 1, TOKEN, null);
        var path = "/internal/users/%d/service-credentials/1".formatted(user.id());

        var forWorker = get(path, TestIdentity.serviceBearer("job-worker", "user-service"));
        assertThat(forWorker.json().path("api_token").asString()).isEqualTo(TOKEN);
        assertThat(forWorker.json().path("has_credential").asBoolean()).isTrue();
        assertThat(audited(user.id()))
                .filteredOn(l -> l.startsWith("read_credential"))
                .hasSize(1);

        var forProcessor = get(path, TestIdentity.serviceBearer("job-processor", "user-service"));
        assertThat(forProcessor.text()).isEqualTo("{\"has_credential\":true,\"is_verified\":false}");
        assertThat(audited(user.id()))
                .filteredOn(l -> l.startsWith("read_credential"))
                .hasSize(1);

        for (var service : List.of("gateway", "notification-service", "file-manager")) {
            var refused = get(path, TestIdentity.serviceBearer(service, "user-service"));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).doesNotContain(TOKEN);
        }
        assertThat(get(path, user.token()).status()).isEqualTo(403);
        assertThat(get(path, TestIdentity.bearer(1, "olga", Role.OPERATOR)).status())
                .isEqualTo(403);
        assertThat(get(path, null).status()).isEqualTo(401);
        assertThat(get(path, TestIdentity.serviceBearer("job-worker", "file-manager"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_registry_gets_the_token_of_an_operator_and_of_nobody_else() {
        var operator = new SignedIn(
                operatorId(),
                "Bearer "
                        + login("olga", OPERATORS_PASSWORD)
                                .json()
                                .path("access_token")
                                .asString());
        store(operator, 1, TOKEN, null);
        var researcher = signedIn("no.operator");
        store(researcher, 1, TOKEN, null);
        var registry = TestIdentity.serviceBearer("service-registry", "user-service");

        var ofOperator = get("/internal/users/%d/service-credentials/1".formatted(operator.id()), registry);
        assertThat(ofOperator.json().path("api_token").asString()).isEqualTo(TOKEN);
        assertThat(audited(operator.id())).anyMatch(l -> l.startsWith("read_credential"));
        var ofResearcher = get("/internal/users/%d/service-credentials/1".formatted(researcher.id()), registry);
        assertThat(ofResearcher.text()).isEqualTo("{\"has_credential\":true,\"is_verified\":false}");
    }

    private long operatorId() {
        return db.sql("SELECT id FROM users WHERE username = 'olga'")
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"job-worker", "job-processor"})
    void a_missing_credential_is_an_answer_not_an_error(String service) {
        var answer = get(
                "/internal/users/424242/service-credentials/1", TestIdentity.serviceBearer(service, "user-service"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"has_credential\":false}");
    }

    @Test
    void a_service_reaches_no_users_path() {
        assertThat(get(MINE, TestIdentity.serviceBearer("job-worker", "user-service"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_service_that_does_not_exist_takes_no_credential() {
        var answer = store(signedIn("lost"), 99, TOKEN, null);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("service_not_found");
    }

    @Test
    void without_the_registry_nothing_is_stored_and_the_answer_says_who_is_away() {
        var user = signedIn("patient");
        var answer = store(user, 13, TOKEN, null);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("dependency_unavailable");
        assertThat(answer.text()).contains("service-registry");
        assertThat(get(MINE, user.token()).text()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "with a blank in it",
                "line\\nbreak-token",
                "tökentökentöken",
                "\\u0000\\u0000\\u0000token"
            })
    void a_token_that_cannot_be_one_is_refused_without_repeating_it(String token) {
        var answer = store(signedIn("typo-" + Math.abs(token.hashCode())), 1, token, null);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").findValuesAsString("field")).containsExactly("api_token");
        assertThat(answer.text()).doesNotContain(token);
    }

    @Test
    void saving_the_first_token_twice_at_once_stores_one_credential() {
        var user = signedIn("doubleclick");
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> store(user, 1, TOKEN, null)))
                .limit(4)
                .toList()
                .stream()
                .map(a -> a.join().status())
                .toList();
        assertThat(answers).containsExactlyInAnyOrder(201, 200, 200, 200);
        assertThat(get(MINE, user.token()).json()).hasSize(1);
    }

    private Answer store(SignedIn user, long serviceId, String token, @org.jspecify.annotations.Nullable String label) {
        var rest = label == null ? "" : ",\"label\":\"" + label + "\"";
        return post(MINE, user.token(), "{\"service_id\":%d,\"api_token\":\"%s\"%s}".formatted(serviceId, token, rest));
    }

    private List<String> audited(long userId) {
        return db.sql(
                        "SELECT action || ' ' || resource_type || ' ' || details FROM audit_logs WHERE user_id = :id ORDER BY id")
                .param("id", userId)
                .query(String.class)
                .list();
    }
}
