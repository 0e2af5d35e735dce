package org.fip.file.panelsites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fip.file.preflight.Chromosome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteListTextTest {
    @Test
    void a_vcf_of_sites_is_read_without_contigs_that_cannot_be_imputed() throws IOException {
        var sites = read("""
                ##fileformat=VCFv4.2
                ##contig=<ID=chr20>
                #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO
                chr20	100	.	A	G	.	PASS	AF=0.1
                chr20	100	.	A	C,AT	.	PASS	.
                chr20	250	.	AT	A	.	PASS	.
                chrY	5	.	A	G	.	PASS	.
                chr21	7	rs1	C	T	.	PASS	.
                """, null);
        assertThat(sites).containsExactly("20:100 AG", "20:100 AC", "20:100 other", "20:250 other", "21:7 CT");
    }

    @Test
    void a_legend_says_its_chromosome_in_its_ids_or_it_is_stated() throws IOException {
        var ids = """
                id position a0 a1 all.aaf
                20:60343:G:A 60343 G A 0.0002
                20:60419:A:G 60419 A G 0.0001
                """;
        assertThat(read(ids, null)).containsExactly("20:60343 GA", "20:60419 AG");
        assertThat(read("id position a0 a1\nrs1 5 C T\n", "22")).containsExactly("22:5 CT");
        assertThatThrownBy(() -> read("id position a0 a1\nrs1 5 C T\n", null))
                .isInstanceOf(SiteListException.class)
                .hasMessageContaining("Line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rs123", "ss1388055020", "esv3647175", "ALU_umary_ALU_2", "", "chrom20", "NC_000020.11"})
    void a_legend_of_which_some_ids_name_no_contig_is_not_read_in_part(String name) {
        var mixed = "id position a0 a1\n20:5:A:G 5 A G\n%s:6:A:G 6 A G\n".formatted(name);
        assertThatThrownBy(() -> read(mixed, null))
                .isInstanceOf(SiteListException.class)
                .hasMessage("Line 3 doesn't say of which chromosome it is; state it");
        assertThatThrownBy(() -> read("id position a0 a1\n%s:6:A:G 6 A G\n".formatted(name), null))
                .hasMessageContaining("Line 2 doesn't say");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Y",
                "chrY",
                "24",
                "GL000191.1",
                "KI270728.1",
                "hs37d5",
                "chrEBV",
                "chr1_KI270706v1_random",
                "chr19_KI270938v1_alt",
                "chrUn_JTFH01000001v1_decoy",
                "HLA-A*01"
            })
    void a_legend_is_read_without_contigs_that_cannot_be_imputed(String name) throws IOException {
        assertThat(read("id position a0 a1\n%s:5:A:G 5 A G\n20:6:A:G 6 A G\n".formatted(name), null))
                .containsExactly("20:6 AG");
    }

    @Test
    void mitochondria_are_read_under_each_of_their_names() throws IOException {
        assertThat(read("#CHROM\tPOS\tID\tREF\tALT\nM\t5\t.\tA\tG\nchrM\t6\t.\tA\tG\nMT\t7\t.\tA\tG\n", null))
                .containsExactly("MT:5 AG", "MT:6 AG", "MT:7 AG");
        assertThat(read("id position a0 a1\nchrM:5:A:G 5 A G\n", null)).containsExactly("MT:5 AG");
    }

    @Test
    void what_cannot_be_used_is_told_with_its_line() {
        assertThatThrownBy(() -> read("#CHROM\tPOS\tID\tREF\tALT\n20\t9\t.\tA\tG\n20\t8\t.\tA\tG\n", null))
                .hasMessage("Line 3: position 8 comes after 9; sort the list by position");
        assertThatThrownBy(() -> read("#CHROM\tPOS\tID\tREF\tALT\n20\tx\t.\tA\tG\n", null))
                .hasMessageContaining("Line 2");
        assertThatThrownBy(() -> read("#CHROM\tPOS\tID\tREF\tALT\n20\t8\n", null))
                .hasMessage("Line 2 has only 2 columns");
        assertThatThrownBy(() -> read("rs1 rs2\n", null)).hasMessageContaining("first line");
        assertThatThrownBy(() -> read("", null)).isInstanceOf(SiteListException.class);
    }

    private static List<String> read(String text, @Nullable String chromosome) throws IOException {
        var sites = new ArrayList<String>();
        SiteListText.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)),
                chromosome == null ? null : Chromosome.ofPanelContig(chromosome).orElseThrow(),
                (here, position, alleles) -> sites.add("%s:%d %s".formatted(here.name(), position, named(alleles))));
        return sites;
    }

    private static String named(int alleles) {
        return alleles == Alleles.OTHER ? "other" : "" + "ACGT".charAt(alleles >> 2) + "ACGT".charAt(alleles & 3);
    }
}
