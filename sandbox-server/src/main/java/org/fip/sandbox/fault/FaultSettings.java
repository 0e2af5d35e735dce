package org.fip.sandbox.fault;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of faults and light mode ({@code fip.sandbox.*}).
 *
 * @param faults the switches
 * @param light whether jobs pass by the clock without being worked on
 * @param lightWaiting how long such a job waits
 * @param lightRunning how long it runs
 * @param lightExporting how long it exports
 */
@ConfigurationProperties("fip.sandbox")
public record FaultSettings(
        @DefaultValue Switches faults,
        @DefaultValue("false") boolean light,
        @DefaultValue("500ms") Duration lightWaiting,
        @DefaultValue("2s") Duration lightRunning,
        @DefaultValue("200ms") Duration lightExporting) {

    /**
     * The switches.
     *
     * @param enabled whether operators can switch faults on at all
     */
    public record Switches(@DefaultValue("false") boolean enabled) {}
}
