package org.fip.sandbox.wes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokensTest {

    private final PageTokens tokens = new PageTokens();

    private PageTokens.Page<Integer> page(List<Integer> all, @Nullable String size, @Nullable String token) {
        return tokens.page(all, Integer::longValue, (number, last) -> number >= last, size, token);
    }

    @Test
    void pages_go_on_where_the_last_one_ended_even_when_newer_items_came() {
        var first = page(List.of(5, 4, 3, 2, 1), "2", null);
        assertThat(first.items()).containsExactly(5, 4);

        var second = page(List.of(6, 5, 4, 3, 2, 1), "2", first.next());
        assertThat(second.items()).containsExactly(3, 2);

        var third = page(List.of(6, 5, 4, 3, 2, 1), null, second.next());
        assertThat(third.items()).containsExactly(1);
        assertThat(third.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "many", "-1"})
    void a_size_that_cannot_be_is_refused(String size) {
        assertThatThrownBy(() -> page(List.of(1), size, null)).hasMessageStartingWith("page_size must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "eyJsYXN0IjogM30=.AAAA", "."})
    void a_forged_token_is_refused(String token) {
        assertThatThrownBy(() -> page(List.of(1), null, token)).hasMessage("Invalid page_token.");
    }
}
