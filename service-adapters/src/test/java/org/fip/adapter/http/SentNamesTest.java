package org.fip.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.fip.adapter.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentNamesTest {

    @ParameterizedTest
    @CsvSource({
        "chr20.vcf.gz, chr20.vcf.gz",
        "my_cohort-2.b37.vcf.gz, my_cohort-2.b37.vcf.gz",
        "my study (1).vcf.gz, my_study_1_.vcf.gz",
        "ok2.vcf.bgz, ok2.vcf.gz",
        "CHR20.VCF.GZ, CHR20.vcf.gz",
        "Zoë$(reboot).vcf.gz, Zoe_reboot_.vcf.gz",
        "-rf.vcf.gz, rf.vcf.gz",
        "..vcf.gz, input.vcf.gz",
        "研究.vcf.bgz, input.vcf.gz",
        "statistics/a.vcf.gz, statistics_a.vcf.gz",
        "plain text.vcf, plain_text.vcf"
    })
    void a_name_has_only_what_pipelines_can_read(String name, String sent) {
        assertThat(sent(name)).containsExactly(sent);
    }

    @Test
    void names_that_become_the_same_are_told_apart_in_the_order_of_the_files() {
        assertThat(sent("a b.vcf.gz", "a (b.vcf.gz", "A_B.VCF.GZ", "研究.vcf.gz", "исследование.vcf.gz"))
                .containsExactly("a_b.vcf.gz", "2_a_b.vcf.gz", "3_A_B.vcf.gz", "input.vcf.gz", "2_input.vcf.gz");
    }

    @Test
    void a_long_name_keeps_its_ending() {
        assertThat(sent("x".repeat(240) + ".vcf.gz")).containsExactly("x".repeat(150) + ".vcf.gz");
    }

    private static List<String> sent(String... names) {
        return SentNames.of(Stream.of(names)
                .map(name -> new InputFile(name, 1, InputStream::nullInputStream))
                .toList());
    }
}
