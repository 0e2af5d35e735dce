package org.fip.sandbox.pipeline;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user chose, with the app's defaults for what was left out.
 *
 * @param refpanel key of the panel, empty when none was given
 * @param build {@code hg19} or {@code hg38} as given
 * @param password for the archives, empty when the server shall make one
 * @param plain whether the results are plain files instead of archives with a password
 * @param input names and links of the input, separated by blanks, that have to be brought together first; null when the
 *     input is whatever was uploaded
 */
public record JobParameters(
        String refpanel,
        String build,
        double minimumR2,
        String phasing,
        String population,
        String mode,
        boolean aesEncryption,
        boolean meta,
        String password,
        boolean plain,
        @Nullable String input) {

    /** The value that asks for plain files as results. */
    public static final String RESULTS = "results";

    public static final String PLAIN = "plain";

    /** The value that names the input. */
    public static final String INPUT = "input";

    /** Only exactly {@code imputation} imputes, anything else is quality control only, as on real servers. */
    public boolean imputes() {
        return mode.equals("imputation");
    }

    /** Reads the submitted values. */
    public static JobParameters of(Map<String, String> values) {
        return new JobParameters(
                values.getOrDefault("refpanel", ""),
                values.getOrDefault("build", "hg19"),
                number(values.getOrDefault("r2Filter", "0")),
                values.getOrDefault("phasing", "eagle"),
                values.getOrDefault("population", ""),
                values.getOrDefault("mode", "imputation"),
                values.containsKey("aesEncryption"),
                values.containsKey("meta"),
                values.getOrDefault("password", ""),
                PLAIN.equals(values.get(RESULTS)),
                values.get(INPUT));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
