package org.fip.user.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OperatorSettingsTest {
    @Test
    void half_an_operator_stops_the_start() {
        assertThatThrownBy(() -> new OperatorSettings("olga", null, "olga@example.org"))
                .hasMessageContaining("fip.operator");
    }

    @Test
    void the_password_is_not_printed() {
        assertThat(new OperatorSettings("olga", "hunter2hunter2", "olga@example.org"))
                .hasToString("OperatorSettings[olga]");
    }
}
