package org.fip.file.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryNamesTest {
    private final EntryNames names = new EntryNames();

    @ParameterizedTest
    @CsvSource({
        "chr20.dose.vcf.gz,             chr20.dose.vcf.gz",
        "statistics/chr20.txt,          statistics/chr20.txt",
        "../../etc/passwd,              etc/passwd",
        "/etc/passwd,                   etc/passwd",
        "C:\\Windows\\system.ini,       C_/Windows/system.ini",
        "a/./b/../c,                    a/b/c",
        "con.txt,                       _con.txt",
        "logs/NUL,                      logs/_NUL",
        "report. . ,                    report",
        "what?.txt,                     what_.txt",
        "étude 🧬.txt,                   étude 🧬.txt",
        "...,                           unnamed"
    })
    void a_name_can_be_unpacked_on_every_system(String filename, String entry) {
        assertThat(names.next(filename)).isEqualTo(entry);
    }

    @Test
    void names_that_some_system_takes_for_the_same_do_not_meet() {
        assertThat(List.of("chr1.txt", "CHR1.TXT", "Chr1.txt.", "logs", "logs/a", "LOGS"))
                .map(names::next)
                .containsExactly("chr1.txt", "2/CHR1.TXT", "3/Chr1.txt", "logs", "2/logs/a", "3/LOGS");
    }

    @Property(tries = 300)
    void all_names_are_different_safe_and_none_is_a_folder_of_another(
            @ForAll @Size(max = 12)
                    List<
                                    @StringLength(max = 6) @CharRange(from = '.', to = '/')
                                    @CharRange(from = 'a', to = 'b') @CharRange(from = 'A', to = 'B')
                                    @CharRange(from = '1', to = '3') String>
                            filenames) {
        Set<String> seen = new HashSet<>();
        for (var filename : filenames) {
            var name = names.next(filename).toLowerCase(Locale.ROOT);
            assertThat(name).doesNotStartWith("/").doesNotEndWith("/");
            assertThat(List.of(name.split("/"))).doesNotContain("", ".", "..");
            assertThat(seen).noneMatch(s -> s.equals(name) || s.startsWith(name + "/") || name.startsWith(s + "/"));
            seen.add(name);
        }
    }
}
