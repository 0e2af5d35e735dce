package org.fip.file.vcf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteScoresTest {
    private static final byte[] R2 = "R2".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "AF=0.8, 0.2",
        "AF=0.99, 0.01",
        "AF=0.999, 0.001",
        "AF=0.5, 0.5",
        "AF=0.2, 0.2",
        "AF=1, 0",
        "RAF=0.9, 0.1",
        "MAF=0.3;AF=0.9, 0.3"
    })
    void the_rarer_allele_is_as_frequent_as_the_other_one_leaves(String info, double maf) throws Exception {
        assertThat(SiteScores.minorAlleleFrequency(site("G", info))).isEqualTo(maf);
    }

    @Test
    void without_a_frequency_there_is_none() throws Exception {
        assertThat(SiteScores.minorAlleleFrequency(site("G", "AC=1;AF=."))).isNaN();
    }

    @Property
    void both_ends_of_the_frequencies_are_the_same(@ForAll @IntRange(min = 0, max = 500_000) int millionths)
            throws Exception {
        var rare = site("G", "AF=" + java.math.BigDecimal.valueOf(millionths, 6).toPlainString());
        var common = site(
                "G",
                "AF=" + java.math.BigDecimal.valueOf(1_000_000 - millionths, 6).toPlainString());
        assertThat(SiteScores.minorAlleleFrequency(common)).isEqualTo(SiteScores.minorAlleleFrequency(rare));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "G     | R2=0.9;AF=0.3               | true",
                "G,T   | R2=0.1,0.9;AF=0.001,0.3     | true",
                "G,T   | R2=0.9,0.1;AF=0.001,0.3     | false",
                "G,T   | R2=0.9;AF=0.001,0.8         | true",
                "G,T   | R2=.,0.9;MAF=0.3            | true",
                "G,T,C | R2=0.9,0.1;AF=0.01,0.01,0.4 | false",
                "G,T   | AF=0.3,0.3                  | false"
            })
    void one_allele_must_be_within_both_bounds(String alternates, String info, boolean within) throws Exception {
        assertThat(SiteScores.anyAllele(site(alternates, info), R2, 0.8, 0.2)).isEqualTo(within);
    }

    private static SiteColumns site(String alternates, String info) throws MalformedVcfException {
        var row = ("20\t100\trs1\tA\t" + alternates + "\t.\tPASS\t" + info).getBytes(StandardCharsets.UTF_8);
        var site = new SiteColumns();
        site.read(row, 0, row.length, 1);
        return site;
    }
}
