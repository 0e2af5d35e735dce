package org.fip.file.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-9,              0-9",
        "BYTES = 0-9,            0-9",
        "bytes=90-,              90-99",
        "bytes=-7,               93-99",
        "bytes=-700,             0-99",
        "bytes=0-99999999999999999999, 0-99",
        "'bytes=0-4,100-',       0-4",
        "'bytes=-1, 0-0',        '99-99,0-0'",
        "bytes=0-99,             0-99",
        "'bytes=0-49,50-',       whole",
        "lines=1-2,              whole",
        "bytes,                  whole",
        ",                       whole",
        "bytes=100-,             nothing",
        "bytes=99999999999999999999-, nothing",
        "bytes=-0,               nothing",
        "bytes=-,                nothing",
        "bytes=9-0,              nothing",
        "bytes=200-150,          nothing",
        "bytes=one-two,          nothing",
        "bytes=,                 nothing"
    })
    void of_a_hundred_bytes(String header, String asked) {
        assertThat(text(Asked.of(header, 100))).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({"'bytes=0-0,-1', false", "'bytes=10-19,0-9', true", "'bytes=0-20,5-6,21-22', true", "bytes=7-8, true"})
    void gaps_are_seen_whatever_the_order(String header, boolean gapless) {
        assertThat(((Asked.Parts) Asked.of(header, 100)).gapless()).isEqualTo(gapless);
    }

    @Test
    void whoever_asks_for_very_many_parts_gets_the_whole() {
        var many = "bytes=" + String.join(",", Collections.nCopies(101, "0-0"));
        assertThat(Asked.of(many, 1000)).isInstanceOf(Asked.Whole.class);
    }

    private static String text(Asked asked) {
        return switch (asked) {
            case Asked.Whole whole -> "whole";
            case Asked.Nothing nothing -> "nothing";
            case Asked.Parts parts ->
                parts.parts().stream().map(p -> p.first() + "-" + p.last()).collect(Collectors.joining(","));
        };
    }
}
