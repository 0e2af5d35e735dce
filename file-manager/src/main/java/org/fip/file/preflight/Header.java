package org.fip.file.preflight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fip.file.storage.Digests;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the rows.
 *
 * @param version as in the first line, such as {@code VCFv4.2}
 * @param build that contig lines, or the name of the reference, speak of
 * @param chromosomes contigs that are declared, of those that can be imputed
 * @param genotypesDeclared whether GT is declared
 */
record Header(
        String version,
        List<String> sampleIds,
        @Nullable Build build,
        Set<String> chromosomes,
        boolean genotypesDeclared) {
    private static final String FIRST_LINE = "##fileformat=VCF";
    private static final String BCF = "BCF";
    private static final String FIXED = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";
    private static final int MOST_SAMPLES = 200_000;
    private static final long LONGEST = 64L << 20;
    private static final int ENOUGH_OF_A_LINE = 1_000;
    private static final Pattern CONTIG_ID = Pattern.compile("[<,]ID=([^,>]+)");
    private static final Pattern CONTIG_LENGTH = Pattern.compile("[<,]length=(\\d{1,9})[,>]");

    /** Reads up to the line of the columns; empty, with a finding, where nothing after it could be understood. */
    static Optional<Header> read(Lines lines, Findings findings) throws IOException {
        if (!lines.next() || !lines.beginning(ENOUGH_OF_A_LINE).startsWith(FIRST_LINE)) {
            findings.add(whatElse(lines));
            return Optional.empty();
        }
        var version = Shown.text(lines.beginning(ENOUGH_OF_A_LINE).substring("##fileformat=".length()));
        var hints = new Hints();
        var read = 0L;
        while (lines.next()) {
            read += lines.length();
            if (!lines.startsWith('#') || read > LONGEST) {
                findings.add(Rule.HEADER_UNREADABLE, "line %d: no '#CHROM' line so far".formatted(lines.number()));
                return Optional.empty();
            }
            if (lines.length() > 1 && lines.bytes()[lines.from() + 1] != '#') {
                return columns(lines, findings)
                        .map(ids -> new Header(version, ids, hints.build(), hints.chromosomes, hints.genotypes));
            }
            hints.look(lines.beginning(ENOUGH_OF_A_LINE));
        }
        findings.add(Rule.HEADER_UNREADABLE, "line %d: the file ends before '#CHROM'".formatted(lines.number()));
        return Optional.empty();
    }

    private static Rule whatElse(Lines lines) {
        if (lines.beginning(BCF.length()).equals(BCF)) {
            return Rule.BCF;
        }
        return lines.startsWith('#') ? Rule.NO_FILEFORMAT : Rule.NOT_VCF;
    }

    /** Whether there are contig lines for all of these. */
    boolean declares(List<Contig> contigs) {
        return contigs.stream().map(Contig::name).allMatch(chromosomes::contains);
    }

    int samples() {
        return sampleIds.size();
    }

    /** SHA-256 of the ids in their order, lower-case hex; null where there are no samples. */
    @Nullable
    String samplesHash() {
        return sampleIds.isEmpty() ? null : sha256(String.join("\t", sampleIds));
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<List<String>> columns(Lines lines, Findings findings) {
        var beginning = lines.beginning(FIXED.length() + "\tFORMAT".length());
        if (beginning.equals(FIXED) || beginning.equals(FIXED + "\tFORMAT") && lines.length() == beginning.length()) {
            findings.add(Rule.SITES_ONLY);
            return Optional.of(List.of());
        }
        if (!beginning.equals(FIXED + "\tFORMAT") || lines.bytes()[lines.from() + beginning.length()] != '\t') {
            findings.add(
                    Rule.HEADER_UNREADABLE,
                    "line %d: not the columns '#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT' with tabs between them"
                            .formatted(lines.number()));
            return Optional.empty();
        }
        return samples(lines, lines.from() + beginning.length() + 1, findings);
    }

    private static Optional<List<String>> samples(Lines lines, int from, Findings findings) {
        var ids = new ArrayList<String>();
        var seen = new HashSet<String>();
        var at = from;
        while (at <= lines.to()) {
            var tab = Bytes.indexOf(lines.bytes(), at, lines.to(), '\t');
            var id = lines.text(at, tab);
            if (id.isBlank() || ids.size() == MOST_SAMPLES) {
                findings.add(
                        Rule.HEADER_UNREADABLE,
                        id.isBlank()
                                ? "line %d: sample %d has no id".formatted(lines.number(), ids.size() + 1)
                                : "line %d: more than %d samples".formatted(lines.number(), MOST_SAMPLES));
                return Optional.empty();
            }
            if (!seen.add(id)) {
                findings.add(Rule.DUPLICATE_SAMPLES, Shown.text(id));
            }
            ids.add(id);
            at = tab + 1;
        }
        return Optional.of(ids);
    }

    /** Gathers what the header says about the build. Lengths of contigs count for more than names. */
    private static final class Hints {
        private final Map<Build, Integer> lengths = new EnumMap<>(Build.class);
        private final Set<String> chromosomes = new HashSet<>();
        private boolean genotypes;
        private @Nullable Build named;

        void look(String line) {
            if (line.startsWith("##contig=")) {
                var id = CONTIG_ID.matcher(line);
                var length = CONTIG_LENGTH.matcher(line);
                var chromosome = id.find() ? Chromosome.ofPanelContig(id.group(1)) : Optional.<Chromosome>empty();
                if (chromosome.isPresent()) {
                    chromosomes.add(id.group(1));
                    if (length.find()) {
                        count(chromosome.get(), Integer.parseInt(length.group(1)));
                    }
                }
                var assembly = line.indexOf("assembly=");
                name(assembly < 0 ? "" : line.substring(assembly));
            } else if (line.startsWith("##FORMAT=<ID=GT,")) {
                genotypes = true;
            } else if (line.startsWith("##reference=") || line.startsWith("##assembly=")) {
                name(line);
            }
        }

        @Nullable
        Build build() {
            var hg19 = lengths.getOrDefault(Build.HG19, 0);
            var hg38 = lengths.getOrDefault(Build.HG38, 0);
            return hg19 > hg38 ? Build.HG19 : hg38 > hg19 ? Build.HG38 : named;
        }

        private void count(Chromosome chromosome, int length) {
            for (var build : Build.values()) {
                if (chromosome.length(build) == length) {
                    lengths.merge(build, 1, Integer::sum);
                }
            }
        }

        private void name(String text) {
            if (named == null) {
                named = Build.ofText(text).orElse(null);
            }
        }
    }
}
