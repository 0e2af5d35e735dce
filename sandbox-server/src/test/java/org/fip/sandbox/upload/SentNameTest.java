package org.fip.sandbox.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentNameTest {

    @ParameterizedTest
    @CsvSource({
        "main.nf, main.nf",
        "a/b.vcf.gz, a/b.vcf.gz",
        "../../evil.vcf, evil.vcf",
        "C:\\data\\x.vcf.gz, C_/data/x.vcf.gz",
        "/etc/passwd, etc/passwd",
        ".hidden, hidden",
    })
    void names_stay_in_their_folder(String sent, String kept) {
        assertThat(SentName.below(Path.of("in"), sent)).contains(Path.of("in", kept));
    }

    @ParameterizedTest
    @CsvSource({"''", "..", "/", "../.."})
    void of_some_names_nothing_is_left(String sent) {
        assertThat(SentName.below(Path.of("in"), sent)).isEmpty();
        assertThat(SentName.last(sent)).isEmpty();
    }
}
