package org.fip.file.preflight;

/** Where the columns of a row stand in its line. */
public final class Columns {
    public static final int CHROM = 0;
    public static final int REF = 3;
    public static final int ALT = 4;
    public static final int FILTER = 6;
    public static final int INFO = 7;
    public static final int FORMAT = 8;
    public static final int FIRST_SAMPLE = 9;

    private static final int POS = 1;
    private static final int FIXED = 8;
    private static final int LONGEST_POSITION = 10;
    private static final int LONGEST_CONTIG = 255;

    private final Lines lines;
    // Of each column up to the first sample.
    private final int[] starts = new int[FIRST_SAMPLE + 1];

    public Columns(Lines lines) {
        this.lines = lines;
    }

    /** Looks for the columns of the line; false where they are too few, or without a contig, position or alleles. */
    public boolean split(boolean withSamples) {
        var line = lines.bytes();
        var to = lines.to();
        starts[0] = lines.from();
        var found = 1;
        while (found < starts.length) {
            var tab = Bytes.indexOf(line, starts[found - 1], to, '\t');
            starts[found] = tab + 1;
            if (tab == to) {
                break;
            }
            found++;
        }
        return found >= (withSamples ? FIRST_SAMPLE + 1 : FIXED)
                && length(CHROM) > 0
                && length(CHROM) <= LONGEST_CONTIG
                && position() > 0
                && length(REF) > 0;
    }

    public int from(int column) {
        return starts[column];
    }

    /** Of a column before the first sample. */
    public int to(int column) {
        return starts[column + 1] - 1;
    }

    public int length(int column) {
        return to(column) - from(column);
    }

    /** From 1; 0 where the column is no number, or one beyond all chromosomes. */
    public long position() {
        if (length(POS) == 0 || length(POS) > LONGEST_POSITION) {
            return 0;
        }
        var value = 0L;
        for (var at = from(POS); at < to(POS); at++) {
            var digit = lines.bytes()[at] - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** The first byte of a column that has one. */
    public byte first(int column) {
        return lines.bytes()[from(column)];
    }

    /** Whether GT is the first of FORMAT, as it has to be. */
    public boolean hasGenotypes() {
        var line = lines.bytes();
        var at = from(FORMAT);
        return line[at] == 'G' && line[at + 1] == 'T' && (line[at + 2] == '\t' || line[at + 2] == ':');
    }

    public boolean is(int column, String text) {
        if (length(column) != text.length()) {
            return false;
        }
        for (var i = 0; i < text.length(); i++) {
            if (lines.bytes()[from(column) + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is nothing but the four letters, in capitals. */
    boolean isAcgt(int column) {
        for (var at = from(column); at < to(column); at++) {
            var c = lines.bytes()[at];
            if (c != 'A' && c != 'C' && c != 'G' && c != 'T') {
                return false;
            }
        }
        return length(column) > 0;
    }
}
