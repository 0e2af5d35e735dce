package org.fip.sandbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fip.sandbox.FileServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputStagingTest {

    private static final byte[] CONTENT = "genotypes".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path sent;
    private Path into;

    @BeforeEach
    void send() throws IOException {
        sent = Files.createDirectories(folder.resolve("sent"));
        into = folder.resolve("into");
        Files.createDirectories(sent.resolve("cohort"));
        Files.write(sent.resolve("cohort/chr20.vcf.gz"), CONTENT);
        Files.writeString(folder.resolve("secret.vcf.gz"), "not for you");
    }

    private Path stage(String named, long most) throws Exception {
        return new InputStaging(most).stage(named, sent, into, StepLog.SILENT);
    }

    private String refusal(String named, long most) {
        return catchThrowableOfType(PipelineException.class, () -> stage(named, most))
                .reason();
    }

    @Test
    void links_and_names_are_brought_together() throws Exception {
        try (var files = FileServer.of(CONTENT, null)) {
            stage(
                    "cohort/chr20.vcf.gz  " + files.url("/files/chr21.vcf.gz?signature=x") + "\n"
                            + files.url("/files/token"),
                    1000);
        }
        assertThat(into).isDirectoryContaining(file -> file.endsWith("chr20.vcf.gz"));
        assertThat(into.resolve("chr21.vcf.gz")).hasBinaryContent(CONTENT);
        assertThat(into.resolve("input-3.vcf.gz")).hasBinaryContent(CONTENT);
    }

    @Test
    void the_answer_names_the_file_where_the_link_does_not() throws Exception {
        try (var files = FileServer.of(CONTENT, "../../cohort.vcf.gz")) {
            stage(files.url("/files/token"), 1000);
            stage(files.url("/files/token"), 1000);
        }
        try (var names = Files.list(into)) {
            assertThat(names.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("cohort.vcf.gz", "2-cohort.vcf.gz");
        }
    }

    @Test
    void what_cannot_be_had_is_told_without_the_signature_of_a_link() throws Exception {
        try (var files = FileServer.of(CONTENT, null)) {
            assertThat(refusal(files.url("/elsewhere?signature=secret"), 1000))
                    .contains("/elsewhere could not be fetched: the server answered 403")
                    .doesNotContain("secret");
            assertThat(refusal(files.url("/files/big.vcf.gz"), 5)).contains("could not be fetched");
        }
        assertThat(refusal("http://127.0.0.1:1/a.vcf.gz", 1000)).contains("could not be fetched");
        assertThat(refusal("file:///etc/passwd", 1000)).contains("only http and https links can");
        assertThat(refusal("../secret.vcf.gz", 1000)).isEqualTo("No such file: ../secret.vcf.gz");
        assertThat(refusal(" ", 1000)).startsWith("Parameter input is required");
    }
}
