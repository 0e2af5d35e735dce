package org.fip.file.panelsites;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.fip.file.preflight.Bytes;
import org.fip.file.preflight.Chromosome;
import org.fip.file.preflight.Lines;
import org.jspecify.annotations.Nullable;

/**
 * Reads what says which variants a panel has: the first columns of a VCF (or of HRC's table, which are the same), or a legend,
 * whose first line names columns {@code id}, {@code position}, {@code a0} and {@code a1}. Packed or not.
 */
final class SiteListText {
    private static final List<String> POSITION = List.of("position", "pos");
    private static final List<String> REFERENCE = List.of("a0", "ref", "ref_allele");
    private static final List<String> ALTERNATIVE = List.of("a1", "alt", "alt_allele");
    // Not "everything else": legends name variants in any way (rs123:10583:G:A), and a variant that is taken for a
    // contig would
    // be missing without a word. RefSeq's names of whole chromosomes (NC_000020.11) are left to whoever states which it
    // is.
    private static final Pattern OTHER_CONTIG = Pattern.compile("(chr)?(Y|24)|hs3[78]d\\d*|HLA-.+"
            + "|chrEBV|chrUn_\\w+|chr\\w+_(random|alt|fix|hap\\d+)"
            + "|(GL|KI|KZ|KQ|KV|KN|KB|JH|ML)\\d{6}(\\.\\d+)?");
    private static final int ENOUGH_OF_A_LINE = 4096;
    private static final int MOST_COLUMNS = 64;

    private final Lines lines;
    private final Sink sink;
    private final @Nullable Chromosome stated;
    // Of each column that is needed, and where the last of them ends.
    private final int[] starts = new int[MOST_COLUMNS + 1];

    private boolean isLegend;
    private char separator = '\t';
    private int contigColumn;
    private int positionColumn;
    private int referenceColumn;
    private int alternativeColumn;
    // Of the row before; a line end is in no name.
    private byte[] contig = {'\n'};
    private @Nullable Chromosome chromosome;
    private long lastPosition;

    /** Takes the sites, in the order of the list. */
    interface Sink {
        void site(Chromosome chromosome, long position, int alleles) throws IOException;
    }

    private SiteListText(Lines lines, @Nullable Chromosome stated, Sink sink) {
        this.lines = lines;
        this.stated = stated;
        this.sink = sink;
    }

    /**
     * Reads to the end.
     *
     * @param stated of which chromosome the list is, for legends that don't say it themselves
     * @throws SiteListException where it cannot be understood, or isn't sorted by position
     */
    static void read(InputStream packed, @Nullable Chromosome stated, Sink sink) throws IOException {
        try (var lines = Lines.unpacking(packed)) {
            new SiteListText(lines, stated, sink).read();
        }
    }

    private void read() throws IOException {
        do {
            if (!lines.next()) {
                throw new SiteListException("There is nothing in the list but comments");
            }
        } while (lines.beginning(2).equals("##"));
        columns(lines.beginning(ENOUGH_OF_A_LINE));
        while (lines.next()) {
            if (lines.length() > 0) {
                row();
            }
        }
    }

    private void columns(String header) throws SiteListException {
        separator = header.indexOf('\t') >= 0 ? '\t' : ' ';
        var names = Arrays.stream(header.split(String.valueOf(separator), MOST_COLUMNS))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        contigColumn = 0;
        positionColumn = find(names, POSITION);
        referenceColumn = find(names, REFERENCE);
        alternativeColumn = find(names, ALTERNATIVE);
        if (!names.getFirst().equals("#chrom") && !names.getFirst().equals("id")) {
            throw notUnderstood();
        }
        isLegend = names.getFirst().equals("id");
    }

    private static int find(List<String> names, List<String> wanted) throws SiteListException {
        return wanted.stream()
                .map(names::indexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .orElseThrow(SiteListText::notUnderstood);
    }

    private static SiteListException notUnderstood() {
        return new SiteListException(
                "Its first line names neither the columns of a VCF (#CHROM POS ID REF ALT) nor those of"
                        + " a legend (id position a0 a1)");
    }

    private void row() throws IOException {
        split();
        var here = chromosome();
        if (here == null) {
            return;
        }
        var position = position();
        if (position < lastPosition) {
            throw new SiteListException("Line %,d: position %d comes after %d; sort the list by position"
                    .formatted(lines.number(), position, lastPosition));
        }
        lastPosition = position;
        var line = lines.bytes();
        var from = starts[alternativeColumn];
        var to = starts[alternativeColumn + 1] - 1;
        var isBase = starts[referenceColumn + 1] - 1 - starts[referenceColumn] == 1;
        while (from < to) {
            var comma = Bytes.indexOf(line, from, to, ',');
            sink.site(
                    here,
                    position,
                    isBase && comma - from == 1
                            ? Alleles.of(line[starts[referenceColumn]], line[from])
                            : Alleles.OTHER);
            from = comma + 1;
        }
    }

    private void split() throws SiteListException {
        var needed = Math.max(positionColumn, Math.max(referenceColumn, alternativeColumn));
        starts[0] = lines.from();
        for (var column = 0; column <= needed; column++) {
            var end = Bytes.indexOf(lines.bytes(), starts[column], lines.to(), separator);
            if (end == lines.to() && column < needed) {
                throw new SiteListException("Line %,d has only %d columns".formatted(lines.number(), column + 1));
            }
            starts[column + 1] = end + 1;
        }
    }

    // Null where it is none that can be imputed.
    private @Nullable Chromosome chromosome() throws SiteListException {
        if (stated != null && isLegend) {
            return stated;
        }
        var from = starts[contigColumn];
        var end = starts[contigColumn + 1] - 1;
        var to = isLegend ? Bytes.indexOf(lines.bytes(), from, end, ':') : end;
        if (isLegend && to == end) {
            throw ofNoChromosome();
        }
        if (!Arrays.equals(contig, 0, contig.length, lines.bytes(), from, to)) {
            var name = lines.text(from, to);
            chromosome = Chromosome.ofPanelContig(name).orElse(null);
            if (isLegend && chromosome == null && !OTHER_CONTIG.matcher(name).matches()) {
                throw ofNoChromosome();
            }
            contig = Arrays.copyOfRange(lines.bytes(), from, to);
            lastPosition = 0;
        }
        return chromosome;
    }

    private SiteListException ofNoChromosome() {
        return new SiteListException(
                "Line %,d doesn't say of which chromosome it is; state it".formatted(lines.number()));
    }

    private long position() throws SiteListException {
        var value = 0L;
        for (var at = starts[positionColumn]; at < starts[positionColumn + 1] - 1; at++) {
            var digit = lines.bytes()[at] - '0';
            if (digit < 0 || digit > 9 || value > Integer.MAX_VALUE) {
                value = 0;
                break;
            }
            value = value * 10 + digit;
        }
        if (value == 0) {
            throw new SiteListException("Line %,d has no number for a position".formatted(lines.number()));
        }
        return value;
    }
}
