package org.fip.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of service-registry.
 *
 * @param checkInterval how often each service is asked how it is
 * @param sandboxUrl the local sandbox imputation server; when set, it is registered at start
 * @param sandboxPanels panels of the sandbox beside its generated one
 */
@Validated
@ConfigurationProperties("fip.registry")
public record RegistrySettings(
        @DefaultValue("60s") @DurationMin(seconds = 1) Duration checkInterval,
        @Nullable URI sandboxUrl,
        @DefaultValue List<@Valid SandboxPanel> sandboxPanels) {

    /**
     * A panel that the operator has given to the sandbox.
     *
     * @param key as submitted, for example {@code apps@hapmap2@2.0.0}
     * @param population the one population that the panel offers beside "off"
     */
    public record SandboxPanel(
            @NotBlank String key,
            @NotBlank String name,
            @NotNull @Pattern(regexp = "hg19|hg38") String build,
            @DefaultValue("all") String population) {}
}
