package org.fip.common.fault;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For system tests alone; nothing is set otherwise.
 *
 * @param failpoints where files name the points at which a process ends
 * @param clockOffset how far this process's clock is ahead
 */
@ConfigurationProperties("fip")
public record FaultSettings(
        @Nullable Path failpoints, @DefaultValue("0s") Duration clockOffset) {}
