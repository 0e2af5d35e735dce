package org.fip.file.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.fip.common.client.StreamedFile;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Links by which an external site fetches a job's input when its turn has come. */
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {
            "fip.files.create-keyset-if-missing=true",
            "fip.files.site-link-ttl=3d",
            "fip.public-url=https://fip.example.org"
        })
class SiteLinkIT {
    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    private RestClient http = RestClient.create();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BackingServers.postgres(registry, "file_management_db");
        BackingServers.broker(registry);
        TestIdentity.register(registry, "file-manager");
        registry.add("fip.files.storage-dir", () -> folder.resolve("files"));
        registry.add("fip.files.keyset-file", () -> folder.resolve("keyset.json"));
    }

    @BeforeEach
    void here() {
        http = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultStatusHandler(status -> true, (request, answer) -> {})
                .build();
    }

    @Test
    void a_site_is_given_a_public_link_that_lives_long_ends_in_the_files_name_and_opens_without_sign_in() {
        var link = siteLink(stored("cohort_chr20.vcf.gz"), "job-worker");

        var url = link.path("download_url").asString();
        assertThat(url).startsWith("https://fip.example.org/api/files/inputs/").endsWith(".cohort_chr20.vcf.gz");
        assertThat(URI.create(url).getPath().substring("/api/files/inputs/".length()))
                .doesNotContain("/");
        assertThat(Instant.parse(link.path("expires_at").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(3)).minusSeconds(60),
                        Instant.now().plus(Duration.ofDays(3)));
        assertThat(open(url)).isEqualTo("genotypes");
    }

    @Test
    void a_link_has_nothing_in_it_that_a_program_chokes_on() {
        var url = siteLink(stored("my study (1).vcf.bgz"), "job-worker")
                .path("download_url")
                .asString();
        assertThat(url).endsWith(".my_study_1_.vcf.gz");
        assertThat(open(url)).isEqualTo("genotypes");
    }

    @Test
    void however_long_the_name_is_the_site_can_store_the_file_under_it() {
        var url = siteLink(stored("c".repeat(190) + ".vcf.gz"), "job-worker")
                .path("download_url")
                .asString();
        assertThat(url.substring(url.lastIndexOf('/') + 1)).hasSizeLessThan(255).endsWith(".vcf.gz");
        assertThat(open(url)).isEqualTo("genotypes");
    }

    @Test
    void a_name_opens_nothing_and_only_the_worker_gets_such_links() {
        var link = siteLink(stored("chr1.vcf.gz"), "job-worker")
                .path("download_url")
                .asString();
        var other = link.replaceFirst("....\\.chr1", "AAAA.chr1");
        assertThat(open(other)).contains("bad_link");
        assertThat(siteLink(stored("chr2.vcf.gz"), "job-processor")
                        .path("status")
                        .asInt())
                .isEqualTo(403);
        assertThat(siteLink(UUID.randomUUID(), "job-worker").path("status").asInt())
                .isEqualTo(404);
    }

    private UUID stored(String filename) {
        var content = new ByteArrayInputStream("genotypes".getBytes(StandardCharsets.UTF_8));
        var answer = http.post()
                .uri("/internal/users/42/files")
                .header(HttpHeaders.AUTHORIZATION, TestIdentity.serviceBearer("job-processor", "file-manager"))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(new StreamedFile()
                        .field("job_id", UUID.randomUUID().toString())
                        .field("file_type", "input")
                        .file("file", filename, content))
                .retrieve()
                .body(String.class);
        return UUID.fromString(read(answer).path("id").asString());
    }

    private JsonNode siteLink(UUID file, String caller) {
        return read(http.get()
                .uri("/internal/users/42/files/{file}/site-link", file)
                .header(HttpHeaders.AUTHORIZATION, TestIdentity.serviceBearer(caller, "file-manager"))
                .retrieve()
                .body(String.class));
    }

    private String open(String publicUrl) {
        var path = URI.create(publicUrl).getRawPath().substring("/api".length());
        var answer = http.get()
                .uri(URI.create("http://127.0.0.1:" + port + path))
                .retrieve()
                .body(byte[].class);
        return new String(Objects.requireNonNull(answer), StandardCharsets.UTF_8);
    }

    private static JsonNode read(@Nullable String json) {
        return JsonMapper.shared().readTree(Objects.requireNonNull(json));
    }
}
