package org.fip.file.panelsites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteCursorTest {
    private static final String[] BASES = {"A", "C", "G", "T"};

    @ParameterizedTest
    @CsvSource({
        "A,G, A,G, MATCH",
        "A,G, G,A, SWITCHED",
        "A,G, T,C, FLIPPED",
        "A,G, C,T, FLIPPED_AND_SWITCHED",
        "A,G, A,C, MISMATCH",
        "A,T, A,T, MATCH",
        "A,T, T,A, UNDECIDABLE",
        "C,G, G,C, UNDECIDABLE",
        "A,T, A,C, MISMATCH",
        "A,G, AT,A, MISMATCH"
    })
    void alleles_are_compared_as_servers_do(
            String ref, String alt, String panelRef, String panelAlt, Agreement expected) throws IOException {
        assertThat(agreement(new Sites().site(100, panelRef, panelAlt).cursor(), 100, ref, alt))
                .isEqualTo(expected);
    }

    @Test
    void of_several_variants_at_a_position_the_best_counts() throws IOException {
        var cursor = new Sites()
                .site(100, "A", "C")
                .site(100, "G", "A")
                .site(100, "A", "G")
                .cursor();
        assertThat(agreement(cursor, 99, "A", "G")).isEqualTo(Agreement.ABSENT);
        assertThat(agreement(cursor, 100, "A", "G")).isEqualTo(Agreement.MATCH);
        assertThat(agreement(cursor, 100, "C", "A")).isEqualTo(Agreement.SWITCHED);
        assertThat(agreement(cursor, 101, "A", "G")).isEqualTo(Agreement.ABSENT);
    }

    /** One site. */
    private record Site(long position, String ref, String alt) {}

    @Property(tries = 200)
    void going_along_finds_what_looking_everywhere_finds(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        var panel = new ArrayList<Site>();
        var written = new Sites();
        var position = 0L;
        for (var i = random.nextInt(60); i > 0; i--) {
            position += random.nextInt(4) == 0 ? 0 : random.nextInt(random.nextBoolean() ? 3 : 40_000);
            var ref = BASES[random.nextInt(4)];
            var alt = BASES[random.nextInt(4)];
            panel.add(new Site(position, ref, alt));
            written.site(position, ref, alt);
        }
        var asked = panel.stream()
                .mapToLong(s -> s.position() + random.nextInt(3) - 1)
                .filter(p -> p >= 0)
                .sorted()
                .toArray();
        try (var cursor = written.cursor()) {
            for (var at : asked) {
                assertThat(agreement(cursor, at, "A", "G")).isEqualTo(plainly(panel, at));
            }
        }
    }

    private static Agreement plainly(List<Site> panel, long position) {
        return panel.stream()
                .filter(s -> s.position() == position)
                .map(s -> switch (s.ref() + s.alt()) {
                    case "AG" -> Agreement.MATCH;
                    case "GA" -> Agreement.SWITCHED;
                    case "TC" -> Agreement.FLIPPED;
                    case "CT" -> Agreement.FLIPPED_AND_SWITCHED;
                    default -> Agreement.MISMATCH;
                })
                .min(Agreement::compareTo)
                .orElse(Agreement.ABSENT);
    }

    private static Agreement agreement(SiteCursor cursor, long position, String ref, String alt) throws IOException {
        return cursor.agreement(position, (byte) ref.charAt(0), (byte) alt.charAt(0));
    }
}
