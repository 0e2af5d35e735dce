package org.fip.file.forecast;

import static org.fip.file.preflight.Columns.ALT;
import static org.fip.file.preflight.Columns.CHROM;
import static org.fip.file.preflight.Columns.FILTER;
import static org.fip.file.preflight.Columns.FIRST_SAMPLE;
import static org.fip.file.preflight.Columns.FORMAT;
import static org.fip.file.preflight.Columns.INFO;
import static org.fip.file.preflight.Columns.REF;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.fip.file.panelsites.Agreement;
import org.fip.file.panelsites.SiteCursor;
import org.fip.file.preflight.Build;
import org.fip.file.preflight.Chromosome;
import org.fip.file.preflight.Columns;
import org.fip.file.preflight.Lines;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a VCF so that it agrees with a panel, in one pass: exchanges alleles and genotypes, goes to the other strand, leaves
 * out what can't agree and what comes twice, and names contigs as the build does. Variants that the panel doesn't have, and
 * whatever is no single base, stay as they are. Memory is bounded by the longest line.
 *
 * <p>Of several single-base variants at a position servers go on with the first that no FILTER takes out, whatever the alleles,
 * and call the others duplicates. So the first that agrees with the panel is the only one written. A row that FILTER takes out
 * is written like any other, for whoever removes the filter, but keeps none that comes after it from its place.
 */
final class Corrector implements Closeable {
    private static final Pattern CONTIG = Pattern.compile("(##contig=<(?:.*,)?ID=)([^,>]+)(.*)");
    private static final String NOTE =
            "##fip_correction=Alleles, strands and contigs were made those of a reference panel (%s)";

    private final Build build;
    private final ForecastTally.Sites sites;
    private final OutputStream out;
    private final CorrectionCount count = new CorrectionCount();
    private final Set<Chromosome> seen = new HashSet<>();
    private final Set<String> named = new HashSet<>();
    // What stands at this position and isn't filtered: whether there is a single base, and the alleles of all else.
    private final Set<String> here = new HashSet<>();
    private boolean taken;
    private byte[] contig = new byte[0];
    private byte[] contigWritten = new byte[0];
    private @Nullable Chromosome chromosome;
    private @Nullable SiteCursor cursor;
    private long position;
    private byte[] genotypes = new byte[0];

    /** @param out buffered */
    Corrector(Build build, ForecastTally.Sites sites, OutputStream out) {
        this.build = build;
        this.sites = sites;
        this.out = out;
    }

    /**
     * Writes all of it; closes neither stream.
     *
     * @throws ForecastTally.UnsortedException where the rows are not in order
     * @throws UnreadableException where a row is none
     */
    Corrected rewrite(InputStream packed) throws IOException {
        var lines = Lines.unpacking(packed);
        var withSamples = header(lines);
        var row = new Columns(lines);
        while (lines.next()) {
            if (!row.split(withSamples)) {
                throw new UnreadableException("line %,d cannot be read".formatted(lines.number()));
            }
            correct(lines, row, withSamples);
        }
        return count.result();
    }

    /** The file is not what can be corrected; the message says where. */
    static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    private boolean header(Lines lines) throws IOException {
        while (lines.next()) {
            if (!lines.startsWith('#')) {
                break;
            }
            var line = lines.text(lines.from(), lines.to());
            if (line.startsWith("#CHROM")) {
                writeLine(NOTE.formatted(build == Build.HG19 ? "GRCh37" : "GRCh38"));
                writeLine(line);
                return line.contains("\tFORMAT\t");
            }
            writeHeader(line);
        }
        throw new UnreadableException("there is no '#CHROM' line");
    }

    private void writeHeader(String line) throws IOException {
        var parts = CONTIG.matcher(line);
        if (!parts.matches()) {
            writeLine(line);
            return;
        }
        var name = Chromosome.ofPanelContig(parts.group(2)).map(this::nameOf).orElse(parts.group(2));
        if (named.add(name)) {
            writeLine(parts.group(1) + name + parts.group(3));
        }
    }

    private String nameOf(Chromosome known) {
        return (build == Build.HG38 ? "chr" : "") + known.name();
    }

    private void correct(Lines lines, Columns row, boolean withSamples) throws IOException {
        enter(lines, row);
        var panel = cursor;
        var reference = row.first(REF);
        var alternative = row.length(ALT) > 0 ? row.first(ALT) : (byte) '.';
        var isSingleBase = row.length(REF) == 1
                && row.length(ALT) == 1
                && complement(reference) != 0
                && complement(alternative) != 0
                && reference != alternative;
        var agreement =
                panel == null || !isSingleBase ? Agreement.ABSENT : panel.agreement(position, reference, alternative);
        var exchanged = agreement == Agreement.SWITCHED || agreement == Agreement.FLIPPED_AND_SWITCHED;
        if (exchanged && withSamples && !row.hasGenotypes()) {
            throw new UnreadableException("line %,d has no genotypes to exchange".formatted(lines.number()));
        }
        if (agreement == Agreement.MISMATCH || agreement == Agreement.UNDECIDABLE) {
            count.leftOut(agreement);
            return;
        }
        if (agreement == Agreement.FLIPPED || agreement == Agreement.FLIPPED_AND_SWITCHED) {
            reference = complement(reference);
            alternative = complement(alternative);
        }
        var first = exchanged ? alternative : reference;
        var second = exchanged ? reference : alternative;
        if (repeats(lines, row, isSingleBase)) {
            count.repeated();
            return;
        }
        writeContig();
        if (agreement == Agreement.MATCH || agreement == Agreement.ABSENT) {
            out.write(lines.bytes(), row.to(CHROM), lines.to() - row.to(CHROM));
        } else {
            out.write(lines.bytes(), row.to(CHROM), row.from(REF) - row.to(CHROM));
            out.write(first);
            out.write('\t');
            out.write(second);
            if (exchanged) {
                writeExchanged(lines, row, withSamples);
            } else {
                out.write(lines.bytes(), row.to(ALT), lines.to() - row.to(ALT));
            }
        }
        out.write('\n');
        count.written(agreement);
    }

    private boolean repeats(Lines lines, Columns row, boolean isSingleBase) {
        var counts = row.is(FILTER, "PASS") || row.is(FILTER, ".");
        if (isSingleBase) {
            var before = taken;
            taken |= counts;
            return before;
        }
        var alleles = lines.text(row.from(REF), row.to(ALT));
        return counts ? !here.add(alleles) : here.contains(alleles);
    }

    private void enter(Lines lines, Columns row) throws IOException {
        var from = row.from(CHROM);
        var to = row.to(CHROM);
        if (!Arrays.equals(contig, 0, contig.length, lines.bytes(), from, to)) {
            close();
            contig = Arrays.copyOfRange(lines.bytes(), from, to);
            var name = lines.text(from, to);
            chromosome = Chromosome.ofPanelContig(name).orElse(null);
            contigWritten = (chromosome == null ? name : nameOf(chromosome)).getBytes(StandardCharsets.UTF_8);
            cursor = chromosome == null ? null : sites.open(chromosome).orElse(null);
            if (chromosome != null && !seen.add(chromosome)) {
                throw new ForecastTally.UnsortedException();
            }
            position = 0;
        }
        var next = row.position();
        if (next < position) {
            throw new ForecastTally.UnsortedException();
        }
        if (next != position) {
            here.clear();
            taken = false;
        }
        position = next;
    }

    private void writeContig() throws IOException {
        out.write(contigWritten);
        if (!Arrays.equals(contigWritten, contig)) {
            count.renamed();
        }
    }

    /** From QUAL on. What is about the alleles before goes; genotypes are told with the new ones. */
    private void writeExchanged(Lines lines, Columns row, boolean withSamples) throws IOException {
        var line = lines.bytes();
        out.write(line, row.to(ALT), row.from(INFO) - row.to(ALT));
        out.write('.');
        if (!withSamples) {
            count.stripped(true);
            return;
        }
        out.write("\tGT".getBytes(StandardCharsets.US_ASCII));
        count.stripped(!row.is(INFO, ".") || !row.is(FORMAT, "GT"));
        var length = 0;
        if (genotypes.length < lines.to() - row.from(FIRST_SAMPLE) + 1) {
            genotypes = new byte[lines.to() - row.from(FIRST_SAMPLE) + 1];
        }
        var inGenotype = true;
        genotypes[length++] = '\t';
        for (var at = row.from(FIRST_SAMPLE); at < lines.to(); at++) {
            var c = line[at];
            if (c == '\t') {
                inGenotype = true;
            } else if (c == ':') {
                inGenotype = false;
            }
            if (inGenotype) {
                genotypes[length++] = c == '0' ? (byte) '1' : c == '1' ? (byte) '0' : c;
            }
        }
        out.write(genotypes, 0, length);
    }

    // 0 where it is none of the four.
    private static byte complement(byte base) {
        return switch (base) {
            case 'A' -> 'T';
            case 'C' -> 'G';
            case 'G' -> 'C';
            case 'T' -> 'A';
            default -> 0;
        };
    }

    private void writeLine(String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }
}
