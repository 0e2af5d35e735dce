package org.fip.adapter.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void markup_becomes_lines_and_scripts_vanish() {
        assertThat(PlainText.of(
                        "<b>Error:</b> No chunks<br>left.<script>alert(1)</script><p>See <a href='x'>help</a></p>"))
                .isEqualTo("Error: No chunks\nleft.\nSee help");
    }

    @Test
    void comparison_signs_are_no_markup() {
        assertThat(PlainText.of("excluded: < 20 SNPs, AF > 0.5")).isEqualTo("excluded: < 20 SNPs, AF > 0.5");
    }

    @Test
    void terminal_colours_and_invisible_characters_vanish() {
        assertThat(PlainText.of("\u001b[31mERROR\u001b[0m a\u0000b\u202ec\u200bd"))
                .isEqualTo("ERROR abcd");
    }

    @Test
    void passwords_vanish() {
        assertThat(PlainText.of("encrypted with the following password: <b>s3cret!</b> ok"))
                .isEqualTo("encrypted with the following password: ••• ok");
        assertThat(PlainText.of("password=s3cret")).isEqualTo("password=•••");
        assertThat(PlainText.of("The password was mailed.")).isEqualTo("The password was mailed.");
    }

    @Test
    void long_texts_are_cut_between_characters() {
        String text = PlainText.of("\ud83e\uddec".repeat(5_000));

        assertThat(text).hasSizeLessThanOrEqualTo(PlainText.MAX_LENGTH).endsWith("\ud83e\uddec…");
        assertThat(PlainText.line("a\nb  c", 100)).isEqualTo("a b c");
    }
}
