package org.fip.sandbox.cloudgene2;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What only version 2 has as settings ({@code fip.sandbox.cloudgene2.*}).
 *
 * @param loopDelay how long the engine keeps an ended job, as its polling loop does; only then its results are found
 */
@ConfigurationProperties("fip.sandbox.cloudgene2")
record Cloudgene2Properties(@DefaultValue("3s") Duration loopDelay) {}
