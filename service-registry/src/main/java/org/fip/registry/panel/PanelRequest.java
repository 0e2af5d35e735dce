package org.fip.registry.panel;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A panel as an operator states it, for servers that list none; what is null stays as it is. */
record PanelRequest(
        @Nullable @Size(min = 1, max = 200) String key,
        @Nullable @Size(min = 1, max = 200) String name,
        @Nullable @Size(max = 2000) String description,

        @Nullable @Pattern(regexp = "[A-Za-z0-9._-]{1,40}", message = "must be a build's name such as hg38")
        String build,

        @Nullable @Size(max = 100) List<Panel.@Valid Population> populations,
        @Nullable @Min(1) @Max(100_000_000) Integer sampleCount,
        @Nullable Boolean isAvailable) {}
