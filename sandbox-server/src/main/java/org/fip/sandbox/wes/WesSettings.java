package org.fip.sandbox.wes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of this dialect ({@code fip.sandbox.wes.*}).
 *
 * @param style whom the server takes after
 * @param starting how long the Starter Kit knows nothing of a new run
 */
@ConfigurationProperties("fip.sandbox.wes")
record WesSettings(
        @DefaultValue("sapporo") Style style,
        @DefaultValue("3s") Duration starting) {

    /** The servers that can be imitated. */
    enum Style {
        SAPPORO,
        STARTERKIT
    }
}
