package org.fip.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * What a downloaded dose VCF holds.
 *
 * @param sites data rows
 * @param imputed rows flagged {@code IMPUTED}
 * @param samples sample columns
 * @param dosagesInRange every {@code DS} is a number from 0 to 2
 * @param intermediateDosages how many are clearly between the hard calls, as only real imputation makes them
 */
public record ImputedVcf(int sites, int imputed, int samples, boolean dosagesInRange, long intermediateDosages) {

    public static ImputedVcf read(InputStream gzipped) throws IOException {
        var sites = 0;
        var imputed = 0;
        var samples = 0;
        var inRange = true;
        var intermediate = 0L;
        try (var lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(gzipped), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("##")) {
                    continue;
                }
                var fields = line.split("\t");
                if (line.startsWith("#")) {
                    samples = fields.length - 9;
                    continue;
                }
                sites++;
                imputed += Arrays.asList(fields[7].split(";")).contains("IMPUTED") ? 1 : 0;
                var dosage = Arrays.asList(fields[8].split(":")).indexOf("DS");
                for (var i = 9; i < fields.length; i++) {
                    var value = Double.parseDouble(fields[i].split(":")[dosage]);
                    inRange &= value >= 0 && value <= 2;
                    intermediate += Math.abs(value - Math.rint(value)) > 0.05 ? 1 : 0;
                }
            }
        }
        return new ImputedVcf(sites, imputed, samples, inRange, intermediate);
    }
}
