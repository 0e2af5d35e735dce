package org.fip.sandbox.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fip.sandbox.engine.Engines;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The server's settings ({@code fip.sandbox.*}).
 *
 * @param dataDir where accounts, jobs and the signing key live
 * @param name the name that the server shows
 * @param engine which engine imputes
 * @param geneticMap Eagle's genetic map; without it Eagle is not used
 * @param workers jobs that run at the same time
 * @param maxJobsPerUser unfinished jobs per user; administrators are exempt
 * @param maxUpload size of a submission
 * @param downloadDelay how long results answer 404 after success, as on real servers
 * @param minSamples fewest people in an input
 * @param maxSamples most people in an input
 * @param maintenance whether the server starts in maintenance
 * @param maintenanceMessage what it says then, HTML
 * @param panels further panels beside the demo panel
 * @param accounts accounts that are made at start when missing
 */
@Validated
@ConfigurationProperties("fip.sandbox")
public record SandboxProperties(
        @DefaultValue(".fip/sandbox") Path dataDir,

        @DefaultValue("FIP Sandbox Imputation Server") @NotBlank
        String name,

        @DefaultValue("auto") Engines engine,
        @Nullable Path geneticMap,
        @DefaultValue("2") @Min(1) @Max(64) int workers,
        @DefaultValue("2") @Min(1) int maxJobsPerUser,
        @DefaultValue("2GB") DataSize maxUpload,
        @DefaultValue("200ms") Duration downloadDelay,
        @DefaultValue("20") @Min(1) int minSamples,
        @DefaultValue("5000") @Min(1) int maxSamples,
        @DefaultValue("false") boolean maintenance,

        @DefaultValue("Sorry, our service is currently under maintenance.")
        String maintenanceMessage,

        @DefaultValue List<Panel> panels,
        @DefaultValue List<PresetAccount> accounts) {

    /**
     * A panel in Minimac4's format.
     *
     * @param id its name with or without version, such as {@code hapmap2@2.0.0}
     * @param build {@code hg19} or {@code hg38}
     * @param chromosomes an .msav file per chromosome
     * @param populations key to name; {@code off} is added
     */
    public record Panel(
            @NotBlank String id,
            @NotBlank String name,
            @DefaultValue("hg38") String build,
            Map<String, Path> chromosomes,
            @DefaultValue Map<String, String> populations) {}

    /** An account that is made at start when it is missing. */
    public record PresetAccount(
            @NotBlank String username,
            @NotBlank String password,
            @DefaultValue("") String fullName,
            @DefaultValue("") String mail,
            @DefaultValue("false") boolean admin) {

        @Override
        public String toString() {
            return "PresetAccount[" + username + "]";
        }
    }
}
