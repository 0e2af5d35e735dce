package org.fip.sandbox.panel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A panel as users see it.
 *
 * @param build {@code hg19} or {@code hg38}
 * @param populations key to name, in the order shown
 * @param chromosomes where the haplotypes of each chromosome come from
 */
public record OfferedPanel(
        String id,
        String version,
        String name,
        String build,
        Map<String, String> populations,
        Map<String, Source> chromosomes) {

    /** Reads or makes the haplotypes of one chromosome. */
    @FunctionalInterface
    public interface Source {

        ReferencePanel read() throws IOException;

        /** A file in Minimac4's format. */
        static Source msav(Path file) {
            return () -> MsavFile.read(file.toAbsolutePath());
        }
    }

    /** The key that the app's form lists. */
    public String key() {
        return "apps@" + id + "@" + version;
    }
}
