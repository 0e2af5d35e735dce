package org.fip.file.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever is sent ends in an inspection, and what is damaged in a finding. */
class HostileVcfTest {
    private static final byte[] TEXT = text();
    private static final byte[] PACKED = Vcf.blockGzipped(TEXT);

    @Property(tries = 300)
    void random_bytes_are_no_vcf(@ForAll @Size(max = 2000) byte[] bytes) {
        assertThat(Vcf.inspected(bytes).findings()).isNotEmpty();
    }

    @Property(tries = 300)
    void a_packed_file_that_was_cut_or_changed_is_told(
            @ForAll @IntRange(max = 100_000) int place, @ForAll byte other, @ForAll boolean cut) {
        var at = place % PACKED.length;
        var bytes = cut ? Arrays.copyOf(PACKED, at) : PACKED.clone();
        if (!cut) {
            bytes[at] = other;
        }
        var inspection = Vcf.inspected(bytes);
        assertThat(inspection.facts().variants()).isLessThanOrEqualTo(60);
        if (cut) {
            assertThat(inspection.findings()).isNotEmpty();
        }
    }

    @Property(tries = 500)
    void text_with_anything_in_it_is_judged(
            @ForAll @IntRange(max = 100_000) int place, @ForAll @Size(max = 20) byte[] inserted) {
        var at = place % TEXT.length;
        var bytes = new byte[TEXT.length + inserted.length];
        System.arraycopy(TEXT, 0, bytes, 0, at);
        System.arraycopy(inserted, 0, bytes, at, inserted.length);
        System.arraycopy(TEXT, at, bytes, at + inserted.length, TEXT.length - at);
        assertFitToKeep(Vcf.inspected(bytes));
    }

    @Property(tries = 300)
    void rows_of_the_characters_of_a_vcf_in_any_order_are_judged(@ForAll @Size(max = 400) byte[] noise) {
        var alphabet = "0123/|.\t\n:ACGT#chrX,;\0";
        var text = new StringBuilder();
        for (var b : noise) {
            text.append(alphabet.charAt((b & 0xff) % alphabet.length()));
        }
        assertFitToKeep(Vcf.of(2).line(text.toString()).inspected());
    }

    @Test
    void columns_beyond_the_samples_have_no_ploidy() {
        var vcf = Vcf.of(1);
        vcf.line("X\t5000000\t.\tA\tG\t.\tPASS\t.\tGT\t0\t0");
        vcf.line("X\t5000001\t.\tA\tG\t.\tPASS\t.\tGT\t0\t0/1");
        assertThat(vcf.inspected().findings())
                .extracting(Finding::rule)
                .contains(Rule.WRONG_COLUMNS)
                .doesNotContain(Rule.MIXED_PLOIDY);
    }

    // The database takes no NUL and no half character.
    static void assertFitToKeep(Inspection inspection) {
        inspection.findings().stream().flatMap(f -> f.examples().stream()).forEach(HostileVcfTest::assertFit);
        inspection.facts().contigs().forEach(c -> assertFit(c.name()));
    }

    private static void assertFit(String text) {
        assertThat(text).doesNotContainPattern("[\\p{Cc}\\p{Cs}]");
        assertThat(text.length()).isLessThan(120);
    }

    private static byte[] text() {
        var vcf = Vcf.of(5, "##contig=<ID=20,length=63025520,assembly=b37>");
        for (var i = 1; i <= 60; i++) {
            vcf.row("20", 1_000_000L * i, "A", i % 7 == 0 ? "AT" : "G", i % 3 == 0 ? "./." : "0/1", "1|1:0.7");
        }
        return vcf.plain();
    }
}
