package org.fip.registry.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.util.List;
import org.fip.common.security.Role;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.fip.registry.RegistryApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Services and panels in the hands of an operator. */
@SpringBootTest(webEnvironment = RANDOM_PORT, properties = "fip.registry.check-interval=24h")
class ServiceAdministrationIT {
    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BackingServers.postgres(registry, "registry_admin_db");
        TestIdentity.register(registry, "service-registry");
    }

    @Test
    void a_name_a_kind_and_an_address_are_enough_for_a_new_service() throws Exception {
        var added = operator().post("/services", """
                {"name":"Helmholtz Imputation Sérver","api_type":"michigan","base_url":"https://imputation.example.org"}""");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body().path("slug").asString()).isEqualTo("helmholtz-imputation-server");
        assertThat(added.body().path("is_active").asBoolean()).isTrue();
        assertThat(added.body().path("allow_private_addresses").asBoolean()).isFalse();
        assertThat(added.body().path("max_running_time_seconds").asInt()).isEqualTo(21_600);
        assertThat(added.body().path("website_url").asString()).isEqualTo("https://imputation.example.org");
        var id = added.body().path("id").asLong();

        var changed = operator().patch("/services/" + id, """
                {"max_running_time_seconds":0,"api_config":{"app":"imputationserver2"},"description":"Munich"}""");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("max_running_time_seconds").isNull()).isTrue();
        assertThat(changed.body().path("api_config").path("app").asString()).isEqualTo("imputationserver2");
        assertThat(changed.body().path("name").asString()).isEqualTo("Helmholtz Imputation Sérver");

        assertThat(operator().delete("/services/" + id).status()).isEqualTo(204);
        assertThat(operator().get("/services/" + id).body().path("is_active").asBoolean())
                .isFalse();
    }

    @Test
    void an_address_written_as_an_inner_one_says_that_the_service_may_be_there() throws Exception {
        for (var url :
                List.of("http://localhost:8082", "http://127.0.0.1:8082/", "http://[::1]:1", "http://10.0.0.7")) {
            assertThat(mayBeInside(url, "")).as(url).isTrue();
        }
        assertThat(mayBeInside("http://127.0.0.1:8083", ",\"allow_private_addresses\":false"))
                .isFalse();
        assertThat(mayBeInside("https://cluster.internal.example", "")).isFalse();
        assertThat(mayBeInside("https://8.8.8.8", "")).isFalse();
    }

    private boolean mayBeInside(String url, String more) throws Exception {
        var added = operator()
                .post(
                        "/services",
                        "{\"name\":\"At %s\",\"api_type\":\"michigan\",\"base_url\":\"%s\"%s}"
                                .formatted(url, url, more));
        assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
        return added.body().path("allow_private_addresses").asBoolean();
    }

    @Test
    void a_slug_is_given_once() throws Exception {
        var answer = operator().post("/services", """
                {"name":"H3Africa","api_type":"michigan","base_url":"https://other.example.org"}""");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("code").asString()).isEqualTo("service_slug_taken");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"api_type":"michigan","base_url":"https://a.example.org"}             | name
                    {"name":"A","api_type":"beacon","base_url":"https://a.example.org"}    | api_type
                    {"name":"A","api_type":"michigan","base_url":"ftp://a.example.org"}    | base_url
                    {"name":"A","api_type":"michigan","base_url":"https://me:pw@a.example.org"} | base_url
                    {"name":"A","api_type":"michigan","base_url":"https://a.example.org","poll_interval_seconds":0} | poll_interval_seconds
                    {"name":"A","api_type":"wes","base_url":"https://a.example.org"}       | api_config
                    {"name":"A","api_type":"michigan","base_url":"https://a.example.org","api_config":{"min_samples":"few"}} | api_config
                    {"name":"A","api_type":"michigan","base_url":"https://a.example.org","api_config":{"min_samples":"21","max_samples":"20"}} | api_config
                    {"name":"A","api_type":"wes","base_url":"https://a.example.org","api_config":{"workflow_url":"x","workflow_params":"{\\"a\\":\\"${b}\\"}"}} | api_config
                    """)
    void what_cannot_work_is_refused_with_the_fields_name(String body, String field) throws Exception {
        var answer = operator().post("/services", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").get(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void panels_of_a_server_that_lists_none_are_stated_by_hand() throws Exception {
        var added = operator().post("/services/3/panels", """
                {"key":"agr-v1","name":"African Genome Resource","build":"hg38","sample_count":4956,
                 "populations":[{"key":"afr","name":"African"}]}""");
        assertThat(added.status()).isEqualTo(201);
        var id = added.body().path("id").asLong();
        assertThat(operator()
                        .post("/services/3/panels", "{\"key\":\"agr-v1\",\"name\":\"Again\"}")
                        .status())
                .isEqualTo(409);
        assertThat(operator()
                        .post("/services/3/panels", "{}")
                        .body()
                        .path("errors")
                        .size())
                .isEqualTo(2);

        var changed = operator().patch("/panels/" + id, "{\"name\":\"AGR\"}").body();
        assertThat(changed.path("name").asString()).isEqualTo("AGR");
        assertThat(changed.path("populations").get(0).path("key").asString()).isEqualTo("afr");
        assertThat(operator().delete("/panels/" + id).status()).isEqualTo(204);
        assertThat(operator().get("/panels/" + id).body().path("is_available").asBoolean())
                .isFalse();
    }

    @Test
    void researchers_change_nothing() throws Exception {
        var ada = new RegistryApi(port, TestIdentity.bearer(42, "ada", Role.RESEARCHER));
        var service = "{\"name\":\"A\",\"api_type\":\"michigan\",\"base_url\":\"https://a.example.org\"}";
        assertThat(ada.post("/services", service).status()).isEqualTo(403);
        assertThat(ada.patch("/services/1", "{}").status()).isEqualTo(403);
        assertThat(ada.delete("/services/1").status()).isEqualTo(403);
        assertThat(ada.post("/services/3/panels", "{}").status()).isEqualTo(403);
        assertThat(ada.delete("/panels/1").status()).isEqualTo(403);
    }

    private RegistryApi operator() {
        return new RegistryApi(port, TestIdentity.bearer(7, "olga", Role.OPERATOR));
    }
}
