package org.fip.common.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The clock, and the places where a test may end the process. */
@AutoConfiguration
@EnableConfigurationProperties(FaultSettings.class)
public class FaultAutoConfiguration {
    /** Ticks as fine as PostgreSQL stores, so that what is answered first is what is read later. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock(FaultSettings settings) {
        return Clock.tick(Clock.offset(Clock.systemUTC(), settings.clockOffset()), Duration.of(1, ChronoUnit.MICROS));
    }

    @Bean
    Failpoints failpoints(FaultSettings settings) {
        return new Failpoints(settings.failpoints());
    }
}
