package org.fip.file.preflight;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** A build of the human genome. */
public enum Build {
    HG19,
    HG38;

    /** Of what services and headers call it. */
    public static Optional<Build> ofText(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("hg38") || lower.contains("grch38") || lower.contains("hs38") || lower.contains("b38")) {
            return Optional.of(HG38);
        }
        if (lower.contains("hg19")
                || lower.contains("grch37")
                || lower.contains("hs37")
                || lower.contains("b37")
                || lower.contains("g1k_v37")) {
            return Optional.of(HG19);
        }
        return Optional.empty();
    }

    /** Whether contigs of this build are named so: with {@code chr} in hg38, without in hg19. */
    public boolean wouldName(String contig) {
        return Chromosome.hasPrefix(contig) == (this == HG38);
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
