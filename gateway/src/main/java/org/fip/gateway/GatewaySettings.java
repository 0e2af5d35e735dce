package org.fip.gateway;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the gateway.
 *
 * @param corsOrigins origins whose pages may call the API from a browser
 */
@Validated
@ConfigurationProperties("fip.gateway")
public record GatewaySettings(
        @DefaultValue({"http://localhost:3000", "http://127.0.0.1:3000"}) @NotEmpty
        List<String> corsOrigins,

        @DefaultValue @Valid Limits limits) {

    /**
     * Requests per minute.
     *
     * @param perUser of one signed-in user
     * @param perAddress of one address without sign-in
     * @param perLink of one signed link, from wherever
     * @param linksPerAddress with signed links of one address, behind which a whole institute may be
     * @param piecesPerUser that bring bytes of a user's uploads
     * @param signInPerAddress of one address to sign-in and registration, where guessing is worth it
     */
    public record Limits(
            @DefaultValue("600") @Min(1) int perUser,
            @DefaultValue("120") @Min(1) int perAddress,
            @DefaultValue("600") @Min(1) int perLink,
            @DefaultValue("6000") @Min(1) int linksPerAddress,
            @DefaultValue("6000") @Min(1) int piecesPerUser,
            @DefaultValue("30") @Min(1) int signInPerAddress) {}
}
