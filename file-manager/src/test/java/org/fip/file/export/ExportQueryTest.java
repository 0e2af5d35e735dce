package org.fip.file.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class ExportQueryTest {
    // Names and values as the server decodes them from r2>=0.8, r2%3E=0.8, r2%3E%3D0.8 and r2%3E%3D=0.8.
    @ParameterizedTest
    @CsvSource({"min_r2, 0.8", "r2>, 0.8", "r2>=0.8, ''", "r2>=, 0.8"})
    void a_bound_may_be_written_like_a_comparison(String name, String value) {
        assertThat(ExportQuery.filter(query(name, value)).minR2()).isEqualByComparingTo("0.8");
        var maf = name.replace("r2", "maf").replace("0.8", "0.05");
        assertThat(ExportQuery.filter(query(maf, value.replace("0.8", "0.05"))).minMaf())
                .isEqualByComparingTo("0.05");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2", "r2>0.8", "maf", "minr2", "sample", "regions", "R2>", "r2>>", "min_r2>"})
    void what_is_not_known_is_refused_by_name(String name) {
        assertThatThrownBy(() -> ExportQuery.filter(query(name, "0.8")))
                .hasMessageContaining("unknown_filter")
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"min_r2, ''", "r2>, ''", "r2>=, ''", "maf>, ''", "samples, ''", "region, ' , '"})
    void a_filter_without_a_value_is_refused(String name, String value) {
        assertThatThrownBy(() -> ExportQuery.filter(query(name, value))).hasMessageContaining("empty_filter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0,8", "=0.8", "1e-999999999", "NaN", "0.80000000000000000000000000000000000000"})
    void a_bound_is_a_number(String value) {
        assertThatThrownBy(() -> ExportQuery.filter(query("min_r2", value)))
                .hasMessageContaining("validation_failed")
                .hasMessageContaining("min_r2: must be a number");
    }

    @Test
    void a_bound_is_given_once() {
        var query = query("min_r2", "0.3");
        query.add("r2>", "0.8");
        assertThatThrownBy(() -> ExportQuery.filter(query)).hasMessageContaining("min_r2: is given more than once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "20:1,000-2,000; 20:1000-2000",
                "chr20:1,000,000-2,000,000,21; chr20:1000000-2000000 21",
                "20:5,21; 20:5-5 21",
                "20:5,100:7-9; 20:5-5 100:7-9",
                "20:1,000-,X; 20:1000- X",
                "1,2,X; 1 2 X",
                "20:1-2, 21:3,456; 20:1-2 21:3456-3456"
            })
    void a_comma_separates_thousands_or_regions(String text, String regions) {
        assertThat(ExportQuery.filter(query("region", text)).regions())
                .extracting(Region::toString)
                .containsExactly(regions.split(" "));
    }

    @Test
    void a_sample_may_have_a_comma_in_its_name() {
        var query = query("samples", "Doe, John");
        query.add("samples", "S2,S1");
        var filter = ExportQuery.filter(query);
        assertThat(filter.among(List.of("S1", "S2", "Doe, John")).samples()).containsExactly("Doe, John", "S2", "S1");
        assertThatThrownBy(() -> filter.among(List.of("S1", "S2"))).hasMessageContaining("called Doe, John");
    }

    private static MultiValueMap<String, String> query(String name, String value) {
        var query = new LinkedMultiValueMap<String, String>();
        query.add(name, value);
        return query;
    }
}
