package org.fip.file.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** How cures are written; that they mend is tried by {@link CuresIT}. */
class CuresTest {
    private static final String[] DECLARED = {"##contig=<ID=20>", "##FORMAT=<ID=GT,Number=1,Type=String>"};

    @ParameterizedTest
    @CsvSource({
        "chr20.vcf.gz,         bcftools sort chr20.vcf.gz -Oz -o chr20.sorted.vcf.gz",
        "my data.vcf,          bcftools sort 'my data.vcf' -Oz -o 'my data'.sorted.vcf.gz",
        "$(rm x){name}.vcf.gz, bcftools sort '$(rm x){name}.vcf.gz' -Oz -o '$(rm x){name}'.sorted.vcf.gz",
        "-x.vcf,               bcftools sort ./'-x.vcf' -Oz -o ./'-x'.sorted.vcf.gz"
    })
    void a_cure_can_be_pasted_into_a_shell(String filename, String cure) {
        assertThat(new Cures(filename, unsorted(DECLARED)).of(Rule.NOT_SORTED)).isEqualTo(cure);
    }

    @Test
    void what_the_header_lacks_is_declared_before() {
        assertThat(cure(Rule.NOT_SORTED, unsorted())).isEqualTo("""
                        bcftools annotate -h <(printf '##contig=<ID=%s>\\n' 20; echo '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">') a.vcf.gz -Oz -o a.declared.vcf.gz &&
                        bcftools sort a.declared.vcf.gz -Oz -o a.sorted.vcf.gz""");
        assertThat(cure(Rule.NOT_SORTED, unsorted(DECLARED[1])))
                .startsWith("bcftools annotate -h <(printf '##contig=<ID=%s>\\n' 20) a.vcf.gz");
        assertThat(cure(Rule.REF_EQUALS_ALT, unsorted()))
                .as("a view does not need it")
                .isEqualTo("bcftools view -e 'REF=ALT' a.vcf.gz -Oz -o a.clean.vcf.gz");
    }

    @Test
    void contigs_of_unlikely_names_are_read_from_the_file_by_the_command() {
        assertThat(cure(Rule.NOT_SORTED, withContig("HLA-A*01:01"))).contains("ID=%s>\\n' 'HLA-A*01:01' 20;");
        for (var name : List.of("a;rm x", "{name}", "$(rm x)", "é".repeat(100))) {
            assertThat(new Cures("$(rm x){name}.vcf", withContig(name)).of(Rule.NOT_SORTED))
                    .startsWith(
                            "bcftools annotate -h <(gzip -dcf '$(rm x){name}.vcf' | awk -F'\\t' '!/^#/ && !seen[$1]++ {print \"##contig=<ID=\" $1 \">\"}'; echo");
        }
    }

    private static Inspection withContig(String name) {
        return Vcf.of(20).row(name, 200, "A", "G").row("20", 100, "A", "G").inspected();
    }

    @Test
    void an_index_is_made_where_one_can_be() {
        var sorted = Vcf.of(20).row("20", 100, "A", "G").row("21", 100, "A", "G");
        assertThat(cure(Rule.SEVERAL_CHROMOSOMES, sorted.inspected()))
                .startsWith("bcftools index -f a.vcf.gz\nfor c in 20 21; do bcftools view -r $c");
        assertThat(cure(Rule.SEVERAL_CHROMOSOMES, Vcf.inspected(sorted.plain())))
                .startsWith("for c in 20 21; do bcftools view -t $c");
        assertThat(cure(Rule.SEVERAL_CHROMOSOMES, sorted.row("20", 50, "A", "G").inspected()))
                .startsWith("for c in 20 21; do bcftools view -t $c");
    }

    @Test
    void only_contigs_that_can_be_imputed_are_kept_by_their_names_in_the_file() {
        var vcf = Vcf.of(20)
                .row("chr20", 100, "A", "G")
                .row("chrY", 100, "A", "G")
                .row("chrX", 100, "A", "G");
        assertThat(cure(Rule.CONTIG_UNSUPPORTED, vcf.inspected())).contains("-t chr20,chrX a.vcf.gz");
        assertThat(cure(Rule.CONTIG_UNSUPPORTED, Vcf.good("Y").inspected())).doesNotContain("bcftools");
    }

    @ParameterizedTest
    @CsvSource({"X,    X 2699520 154931044 M 1", "chrX, chrX 2781479 155701383 M 1", "23,   23 2699520 154931044 M 1"})
    void where_males_are_haploid_is_told_for_the_build_that_the_name_hints_at(String contig, String region) {
        var inspection = Vcf.of(20).row(contig, 3_000_000, "A", "G", "0/1").inspected();
        assertThat(cure(Rule.MIXED_PLOIDY, inspection)).contains("-p <(printf '%s\\n' '" + region + "')");
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void no_place_is_left_open_and_a_command_is_at_most_three_lines(Rule rule) {
        for (var inspection : List.of(unsorted(), unsorted(DECLARED), Vcf.inspected(new byte[0]))) {
            assertThat(cure(rule, inspection))
                    .doesNotContainPattern("\\{(file|name|declared|contigs|targets|missing)}");
            assertThat(cure(rule, inspection).lines().count()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void facts_kept_before_it_was_looked_for_are_not_declared() {
        var json = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        var now = json.writeValueAsString(unsorted(DECLARED).facts());
        assertThat(json.readValue(now, Facts.class).contigsDeclared()).isTrue();
        var then = now.replace("\"contigs_declared\":true,", "").replace("\"genotypes_declared\":true,", "");
        assertThat(then).doesNotContain("declared");
        assertThat(json.readValue(then, Facts.class)).isEqualTo(unsorted().facts());
    }

    private static String cure(Rule rule, Inspection inspection) {
        return new Cures("a.vcf.gz", inspection).of(rule);
    }

    private static Inspection unsorted(String... header) {
        var vcf = Vcf.of(20, header);
        Stream.of(300, 200, 100).forEach(position -> vcf.row("20", position, "A", "G"));
        return vcf.inspected();
    }
}
