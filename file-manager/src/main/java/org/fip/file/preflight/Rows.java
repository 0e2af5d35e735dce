package org.fip.file.preflight;

import static org.fip.file.preflight.Columns.ALT;
import static org.fip.file.preflight.Columns.CHROM;
import static org.fip.file.preflight.Columns.FILTER;
import static org.fip.file.preflight.Columns.FIRST_SAMPLE;
import static org.fip.file.preflight.Columns.REF;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges rows, in the order in which the servers' quality control does: the first reason to leave a variant out is the one that
 * counts.
 */
final class Rows {
    // Nobody wants to read more of them, and a file of nothing else shouldn't keep us busy.
    private static final int MOST_UNREADABLE = 1_000;
    private static final int ENOUGH_OF_A_LINE = 1_000;
    private static final int AT_ONE_POSITION = 64;
    // Of a hundred genotypes, and of a hundred variants.
    private static final long MOST_MISSING = 10;
    private static final long MOST_HALF_CALLS = 10;

    private final Lines lines;
    private final Header header;
    private final Findings findings;
    private final Genotypes genotypes;
    private final Contigs contigs = new Contigs();
    private final Chunks chunks;
    private final Columns columns;
    private final RowWatcher watcher;

    private final long[] allelesHere = new long[AT_ONE_POSITION];
    private int manyHere;
    private long position;
    private long takenPosition;
    private boolean isTakenForPhased;

    private long variants;
    private long usable;
    private long unphased;
    private long missing;
    private long variantsOnX;

    Rows(Lines lines, Header header, Findings findings, RowWatcher watcher) {
        this.lines = lines;
        this.header = header;
        this.findings = findings;
        this.watcher = watcher;
        this.genotypes = new Genotypes(header.samples());
        this.chunks = new Chunks(header.samples());
        this.columns = new Columns(lines);
    }

    /** Judges the row that {@code lines} stands at; false when there is no point in going on. */
    boolean judge() throws IOException {
        if (!columns.split(header.samples() > 0)) {
            found(Rule.ROW_UNREADABLE);
            return findings.count(Rule.ROW_UNREADABLE) < MOST_UNREADABLE;
        }
        variants++;
        var before = position;
        position = columns.position();
        var contig = contigs.enter(lines.bytes(), columns.from(CHROM), columns.to(CHROM), position);
        if (!contigs.sorted()) {
            found(Rule.NOT_SORTED);
        }
        var chromosome = contig.chromosome();
        if (chromosome == null) {
            found(Rule.CONTIG_UNSUPPORTED);
        } else if (position > chromosome.longest()) {
            found(Rule.BEYOND_CHROMOSOME);
        }
        var repeats = repeats(before);
        if (repeats) {
            found(Rule.DUPLICATE_VARIANT);
        }
        chunks.enter(contig.name(), position);
        var isSingleBase = isSingleBase();
        var inSite = reasonInSite(isSingleBase, repeats);
        if (inSite != null && inSite != Rule.DUPLICATE_VARIANT) {
            found(inSite);
        }
        var reason = inSite;
        if (header.samples() > 0) {
            var inGenotypes = genotypes(chromosome, isSingleBase, inSite == null);
            reason = inSite == null ? inGenotypes : inSite;
            if (reason == null) {
                chunks.add(genotypes);
            }
        }
        usable += reason == null ? 1 : 0;
        watcher.judged(columns, chromosome, reason, repeats, genotypes);
        return findings.count(Rule.WRONG_COLUMNS) < MOST_UNREADABLE;
    }

    private boolean passes() {
        return columns.is(FILTER, "PASS") || columns.is(FILTER, ".");
    }

    private boolean isSingleBase() {
        return columns.length(REF) == 1 && columns.length(ALT) == 1 && columns.isAcgt(REF) && columns.isAcgt(ALT);
    }

    private @Nullable Rule reasonInSite(boolean isSingleBase, boolean repeats) {
        var line = lines.bytes();
        var alt = columns.from(ALT);
        var altEnd = columns.to(ALT);
        if (Arrays.equals(line, columns.from(REF), columns.to(REF), line, alt, altEnd)) {
            return Rule.REF_EQUALS_ALT;
        }
        if (Bytes.indexOf(line, alt, altEnd, ',') < altEnd) {
            return Rule.MULTI_ALLELIC;
        }
        if (columns.is(ALT, ".")) {
            return Rule.MONOMORPHIC;
        }
        if (!columns.isAcgt(REF) || !columns.isAcgt(ALT)) {
            return Rule.NOT_ACGT;
        }
        // Whoever comes first has it, even if it is of no use later on, but for what does not pass.
        if (isSingleBase && position == takenPosition) {
            return repeats ? Rule.DUPLICATE_VARIANT : Rule.POSITION_TAKEN;
        }
        if (!passes()) {
            return Rule.FILTERED;
        }
        if (!isSingleBase) {
            return Rule.INDEL;
        }
        takenPosition = position;
        return null;
    }

    private @Nullable Rule genotypes(@Nullable Chromosome chromosome, boolean isSingleBase, boolean counted) {
        if (!columns.hasGenotypes()) {
            return because(Rule.NO_GENOTYPES);
        }
        var isHaploidInMales =
                isSingleBase && chromosome != null && chromosome.isHaploidInMales(position, header.build());
        genotypes.read(lines.bytes(), columns.from(FIRST_SAMPLE), lines.to(), isHaploidInMales);
        if (genotypes.columns() != header.samples()) {
            return because(Rule.WRONG_COLUMNS);
        }
        if (genotypes.unreadable() > 0) {
            return because(Rule.GENOTYPE_UNREADABLE);
        }
        missing += genotypes.missing();
        variantsOnX += isHaploidInMales ? 1 : 0;
        phase(chromosome);
        return counted ? uninformative() : null;
    }

    /** Servers go by the first row: where nothing in it is unphased or missing, all others must be phased too, but for MT. */
    private void phase(@Nullable Chromosome chromosome) {
        unphased += genotypes.unphased();
        if (variants == 1) {
            var line = lines.bytes();
            var from = columns.from(FIRST_SAMPLE);
            isTakenForPhased = Bytes.indexOf(line, from, lines.to(), '/') == lines.to()
                    && Bytes.indexOf(line, from, lines.to(), '.') == lines.to()
                    && (chromosome == null || !chromosome.isMitochondrial());
        }
        if (isTakenForPhased && genotypes.unphased() > 0) {
            found(Rule.PARTLY_PHASED);
        }
    }

    private @Nullable Rule uninformative() {
        if (genotypes.alternative() == 0 && header.samples() > 1) {
            return because(Rule.MONOMORPHIC);
        }
        if (isComplementary(columns.first(REF), columns.first(ALT))) {
            found(Rule.AMBIGUOUS_STRAND);
        }
        if (2 * genotypes.alternative() > genotypes.called()) {
            found(Rule.MOSTLY_ALTERNATIVE);
        }
        return 100L * genotypes.missing() > MOST_MISSING * header.samples() ? because(Rule.LOW_CALL_RATE) : null;
    }

    private Rule because(Rule rule) {
        found(rule);
        return rule;
    }

    // A, C, G, T are 'A', 'C', 'G', 'T'; A pairs with T, C with G.
    private static boolean isComplementary(byte ref, byte alt) {
        return ref + alt == 'A' + 'T' || ref + alt == 'C' + 'G';
    }

    /** Whether the same alleles stood at this position before, in a row that passes. */
    private boolean repeats(long before) {
        if (position != before) {
            manyHere = 0;
            takenPosition = 0;
        }
        var alleles = 0L;
        for (var at = columns.from(REF); at < columns.to(ALT); at++) {
            alleles = alleles * 1_099_511_628_211L + lines.bytes()[at];
        }
        for (var i = 0; i < manyHere; i++) {
            if (allelesHere[i] == alleles) {
                return true;
            }
        }
        if (manyHere < AT_ONE_POSITION && passes()) {
            allelesHere[manyHere++] = alleles;
        }
        return false;
    }

    private void found(Rule rule) {
        if (findings.wantsExample(rule)) {
            findings.add(rule, place());
        } else {
            findings.add(rule);
        }
    }

    private String place() {
        var texts = lines.beginning(ENOUGH_OF_A_LINE).split("\t", REF + 1);
        var shown = texts.length > REF ? "%s:%s %s".formatted((Object[]) texts).replaceFirst(" \\.$", "") : texts[0];
        return "line %d: %s".formatted(lines.number(), Shown.text(shown));
    }

    /** Draws the conclusions that need all rows; to be called once, after the last. */
    void conclude() {
        if (variants == 0) {
            findings.add(Rule.NO_VARIANTS);
            return;
        }
        if (contigs.all().size() > 1) {
            contigs.all().forEach(c -> findings.add(Rule.SEVERAL_CHROMOSOMES, c.name()));
        }
        if (header.samples() > 0) {
            var all = chunks.all();
            all.stream()
                    .filter(c -> c.variants() < Chunk.LEAST_VARIANTS)
                    .forEach(c -> findings.add(Rule.CHUNK_TOO_SMALL, c.toString()));
            all.stream()
                    .filter(c -> c.variants() >= Chunk.LEAST_VARIANTS && !c.isImputed())
                    .forEach(c -> findings.add(Rule.CHUNK_SAMPLE_MISSING, c.toString()));
            if (all.stream().noneMatch(Chunk::isImputed)) {
                findings.add(Rule.NO_CHUNK_LEFT);
            }
            ofSamples(Rule.MIXED_PLOIDY, genotypes.mixedPloidy().stream());
            var half = genotypes.halfOfSample();
            ofSamples(
                    Rule.HALF_CALLS,
                    IntStream.range(0, half.length).filter(i -> 100L * half[i] > MOST_HALF_CALLS * variantsOnX));
        }
    }

    private void ofSamples(Rule rule, IntStream samples) {
        samples.forEach(i -> findings.add(rule, Shown.text(header.sampleIds().get(i))));
    }

    Contigs contigs() {
        return contigs;
    }

    List<Chunk> chunks() {
        return header.samples() > 0 ? chunks.all() : List.of();
    }

    long variants() {
        return variants;
    }

    long usable() {
        return usable;
    }

    long unphased() {
        return unphased;
    }

    /** Share of genotypes that are called, 0 to 1. */
    double callRate() {
        var all = (double) variants * header.samples();
        return all == 0 ? 0 : 1 - missing / all;
    }
}
