package org.fip.sandbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void messages_lose_their_markup_and_keep_their_lines() {
        assertThat(PlainText.of("<b>Error:</b> R2 &lt; 0.3<br>See log.<br><div class=\"progress\"><div></div></div>"))
                .isEqualTo("Error: R2 < 0.3\nSee log.");
    }
}
