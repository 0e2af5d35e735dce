package org.fip.registry;

import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of service-registry.
 *
 * @param checkInterval how often each service is asked how it is
 * @param syncInterval how often each service's panels are asked for, once an operator has done so
 * @param sandboxUrl the local sandbox imputation server; when set, it is registered at start
 */
@Validated
@ConfigurationProperties("fip.registry")
public record RegistrySettings(
        @DefaultValue("60s") @DurationMin(seconds = 1) Duration checkInterval,
        @DefaultValue("6h") @DurationMin(minutes = 1) Duration syncInterval,
        @Nullable URI sandboxUrl) {}
