package org.fip.file.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"chr20.vcf.gz", "statistics/chunks-excluded.txt", "étude génome.vcf.gz", "..hidden", "a..b"})
    void a_harmless_name_stays_as_it_is(String name) {
        assertThat(FileName.sanitised(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd,            etc/passwd",
        "/etc/passwd,                 etc/passwd",
        "./a/./b/../c.vcf,            a/b/c.vcf",
        "a//b.vcf,                    a/b.vcf",
        "C:\\Users\\ada\\chr1.vcf.gz, C_/Users/ada/chr1.vcf.gz",
        "'..\\.. \\ .. \\x.txt',      x.txt",
        "'  chr1.vcf.gz  ',           chr1.vcf.gz"
    })
    void no_name_climbs_out_of_its_folder(String sent, String kept) {
        assertThat(FileName.sanitised(sent)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\r\nSet-Cookie: x",
                "a\"b",
                "a<b>",
                "a|b",
                "a*?",
                "a\u007fb",
                "a\u0085b",
                "a\u202egz.fcv"
            })
    void no_name_carries_what_breaks_headers_or_deceives_readers(String sent) {
        assertThat(FileName.sanitised(sent)).doesNotContainPattern("[\\p{Cc}\\p{Cf}:*?\"<>|]");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "/", "..", "../..", "\\"})
    void a_name_with_nothing_in_it_becomes_unnamed(String sent) {
        assertThat(FileName.sanitised(sent)).isEqualTo("unnamed");
    }

    @Test
    void of_a_long_name_the_end_is_kept_because_the_extension_is_there() {
        assertThat(FileName.sanitised("x".repeat(400) + ".vcf.gz")).hasSize(255).endsWith("x.vcf.gz");
    }

    @Test
    void shortening_leaves_no_half_character_and_no_climbing_or_leading_slash() {
        assertThat(FileName.sanitised("x" + "🧬".repeat(300) + ".vcf.gz"))
                .endsWith("🧬.vcf.gz")
                .doesNotContainPattern("\\p{Cs}")
                .hasSizeBetween(250, 255);
        var twoLongFolders = "/" + "b".repeat(200) + ".txt";
        assertThat(FileName.sanitised("aaa" + "/" + "c".repeat(51) + twoLongFolders))
                .isEqualTo("b".repeat(200) + ".txt");
        assertThat(FileName.sanitised("folder../" + "b".repeat(252))).isEqualTo("b".repeat(252));
    }
}
