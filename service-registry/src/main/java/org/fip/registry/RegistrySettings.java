package org.fip.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of service-registry.
 *
 * @param sandboxUrl the local sandbox imputation server; when set, it is registered at start
 * @param sandboxPanels panels of the sandbox beside its generated one
 */
@Validated
@ConfigurationProperties("fip.registry")
public record RegistrySettings(
        @Nullable URI sandboxUrl, @DefaultValue @Valid List<SandboxPanel> sandboxPanels) {

    /**
     * A panel that the operator has given to the sandbox.
     *
     * @param population the one population that the panel offers beside "off"
     */
    public record SandboxPanel(
            @NotBlank String key,
            @NotBlank String name,
            @Pattern(regexp = "hg19|hg38") String build,
            @DefaultValue("all") String population) {}
}
