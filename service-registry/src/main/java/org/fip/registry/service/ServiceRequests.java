package org.fip.registry.service;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What operators send about services. */
final class ServiceRequests {
    private static final String URL = "https?://\\S{1,500}";
    private static final String URL_MESSAGE = "must be an http or https address";

    private ServiceRequests() {}

    /** What may be stated of a service, anew or again. */
    interface ServiceDetails {
        @Nullable
        String name();

        @Nullable
        String description();

        @Nullable
        String baseUrl();

        @Nullable
        String websiteUrl();

        @Nullable
        List<String> supportedBuilds();

        @Nullable
        Map<String, String> apiConfig();

        @Nullable
        Integer maxRunningTimeSeconds();

        @Nullable
        Integer pollIntervalSeconds();

        @Nullable
        Boolean allowPrivateAddresses();
    }

    /**
     * A new service.
     *
     * @param slug made from the name when missing
     * @param apiConfig the dialect's settings; {@code app} of a Cloudgene server, {@code workflow_url} and others of a WES node
     * @param maxRunningTimeSeconds counted from the remote start; 0 means no limit
     * @param allowPrivateAddresses only for servers inside the own network; when missing, true for a base URL that is written
     *     as an inner address, such as {@code http://127.0.0.1:8082}
     */
    record AddServiceRequest(
            @NotBlank(message = "is required") @Size(max = 200)
            String name,

            @Nullable
            @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,60}", message = "must be lower-case letters, digits and hyphens")
            String slug,

            @Nullable @Size(max = 2000) String description,

            @NotNull(message = "is required") @Pattern(regexp = "michigan|wes", message = "must be michigan or wes")
            String apiType,

            @NotNull(message = "is required") @Pattern(regexp = URL, message = URL_MESSAGE)
            String baseUrl,

            @Nullable @Pattern(regexp = URL, message = URL_MESSAGE)
            String websiteUrl,

            @Nullable @Size(min = 1, max = 20) List<@Pattern(regexp = "[A-Za-z0-9._-]{1,40}") String> supportedBuilds,
            @Nullable @Size(max = 50) Map<String, @Size(max = 20_000) String> apiConfig,
            @Nullable @Min(0) Integer maxRunningTimeSeconds,
            @Nullable @Min(1) @Max(86_400) Integer pollIntervalSeconds,
            @Nullable Boolean allowPrivateAddresses)
            implements ServiceDetails {}

    /** Changes of a service; what is missing stays. Slug and kind of server stay for good. */
    record ChangeServiceRequest(
            @Nullable @Size(min = 1, max = 200) String name,
            @Nullable @Size(max = 2000) String description,

            @Nullable @Pattern(regexp = URL, message = URL_MESSAGE)
            String baseUrl,

            @Nullable @Pattern(regexp = URL, message = URL_MESSAGE)
            String websiteUrl,

            @Nullable @Size(min = 1, max = 20) List<@Pattern(regexp = "[A-Za-z0-9._-]{1,40}") String> supportedBuilds,
            @Nullable @Size(max = 50) Map<String, @Size(max = 20_000) String> apiConfig,
            @Nullable @Min(0) Integer maxRunningTimeSeconds,
            @Nullable @Min(1) @Max(86_400) Integer pollIntervalSeconds,
            @Nullable Boolean allowPrivateAddresses,
            @Nullable Boolean isActive)
            implements ServiceDetails {}
}
