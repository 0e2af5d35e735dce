package org.fip.common.page;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fip.common.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SortingTest {
    private final Sorting sorting = Sorting.by(entry("created_at", "created_at"), entry("name", "lower(name)"));

    @ParameterizedTest
    @CsvSource({
        "'created_at,desc', created_at desc",
        "created_at,        created_at desc",
        "'name,asc',        lower(name) asc"
    })
    void named_columns_become_sql(String sort, String sql) {
        assertThat(sorting.sql(sort)).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_id", "", "name;drop table files", "name,asc,desc", "name,up", "name,", "lower(name)"})
    void nothing_else_does(String sort) {
        assertThatThrownBy(() -> sorting.sql(sort))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("validation_failed"));
    }

    @Test
    void what_can_be_sorted_by_is_named_in_the_order_of_the_columns() {
        assertThatThrownBy(() -> Sorting.by(entry("b", "b"), entry("a", "a")).sql("c"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().members().toString())
                                .contains("must be one of b, a, with ,asc or ,desc"));
    }
}
