package org.fip.file.quality;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fip.file.quality.AccuracyTally.Origin;
import org.fip.file.vcf.SiteColumns;
import org.fip.file.vcf.SiteScores;
import org.jspecify.annotations.Nullable;

/**
 * Scores in the INFO column of a VCF, as Minimac, Beagle, IMPUTE5 and GLIMPSE write them. Which ones a file has stands in its
 * header. A row counts once, with several alternate alleles by the first one's score and frequency.
 */
final class ScoredVcf {
    private static final Pattern DECLARED = Pattern.compile("##INFO=<ID=([^,>]+)[,>].*");
    private static final byte[] ER2 = bytes("ER2");
    private static final byte[] IMPUTED = bytes("IMPUTED");
    private static final byte[] IMP = bytes("IMP");
    private static final byte[] TYPED = bytes("TYPED");
    private static final byte[] TYPED_ONLY = bytes("TYPED_ONLY");

    private final Set<String> declared = new HashSet<>();
    private @Nullable AccuracyTally tally;
    private byte[] measure = {};
    private boolean headerRead;

    void header(String line) {
        var match = DECLARED.matcher(line);
        if (match.matches() && declared.size() < 1000) {
            declared.add(match.group(1));
        }
    }

    void site(SiteColumns site) {
        if (!headerRead) {
            begin();
        }
        if (tally != null) {
            tally.add(
                    site.contig(),
                    site.position(),
                    origin(site),
                    SiteScores.minorAlleleFrequency(site),
                    site.info(measure),
                    site.info(ER2));
        }
    }

    /** Nothing where the file has no score. */
    Optional<Accuracy> result() {
        return Optional.ofNullable(tally).map(AccuracyTally::result);
    }

    private void begin() {
        headerRead = true;
        SiteScores.measure(declared).ifPresent(name -> {
            measure = bytes(name);
            tally = new AccuracyTally(
                    name, declared.contains("IMPUTED") || declared.contains("TYPED") || declared.contains("IMP"));
        });
    }

    private Origin origin(SiteColumns site) {
        if (site.has(TYPED_ONLY)) {
            return Origin.TYPED_ONLY;
        }
        if (site.has(TYPED)) {
            // Minimac4 since 4.1 marks what is not in the panel by the missing IMPUTED; before, typed variants never
            // had it.
            return site.has(IMPUTED) || site.has(ER2) ? Origin.TYPED : Origin.TYPED_ONLY;
        }
        return declared.contains("IMP") && !site.has(IMP) ? Origin.TYPED : Origin.IMPUTED;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
