package org.fip.file;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Puts a {@link MovableClock} in the place of the real one. */
@TestConfiguration(proxyBeanMethods = false)
class TimeInHand {
    @Bean
    MovableClock movableClock() {
        return new MovableClock();
    }
}
