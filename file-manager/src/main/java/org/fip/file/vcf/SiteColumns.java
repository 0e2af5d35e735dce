package org.fip.file.vcf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The eight fixed columns of one VCF row, read from bytes without making objects of them. */
public final class SiteColumns {
    private static final int FIXED = 8;
    private static final int INFO = 7;

    private byte[] row = new byte[0];
    private final int[] starts = new int[FIXED + 1];
    private byte[] contigBytes = new byte[0];
    private String contig = "";
    private int position;

    /** @throws MalformedVcfException when the row has fewer than eight columns, or no position */
    public void read(byte[] bytes, int from, int to, long line) throws MalformedVcfException {
        row = bytes;
        var column = 0;
        starts[0] = from;
        for (var i = from; i < to && column < FIXED; i++) {
            if (bytes[i] == '\t') {
                starts[++column] = i + 1;
            }
        }
        if (column < INFO) {
            throw new MalformedVcfException(
                    "Line %,d has %d columns, a VCF row has at least 8".formatted(line, column + 1));
        }
        if (column == INFO) {
            starts[FIXED] = to + 1;
        }
        position = number(starts[1], starts[2] - 1, line);
        rememberContig();
    }

    private void rememberContig() {
        var to = starts[1] - 1;
        if (!Arrays.equals(contigBytes, 0, contigBytes.length, row, starts[0], to)) {
            contigBytes = Arrays.copyOfRange(row, starts[0], to);
            contig = new String(contigBytes, StandardCharsets.UTF_8);
        }
    }

    private int number(int from, int to, long line) throws MalformedVcfException {
        var value = 0L;
        for (var i = from; i < to; i++) {
            var digit = row[i] - '0';
            if (digit < 0 || digit > 9 || value > Integer.MAX_VALUE) {
                throw new MalformedVcfException("Line %,d has no number for a position".formatted(line));
            }
            value = value * 10 + digit;
        }
        if (from == to || value > Integer.MAX_VALUE) {
            throw new MalformedVcfException("Line %,d has no number for a position".formatted(line));
        }
        return (int) value;
    }

    public String contig() {
        return contig;
    }

    /** 1-based. */
    public int position() {
        return position;
    }

    /** Bases of the reference allele. */
    public int referenceLength() {
        return starts[4] - 1 - starts[3];
    }

    /** Bytes of the row in which the INFO column stands: from here… */
    public int infoStart() {
        return starts[INFO];
    }

    /** …up to here. */
    public int infoEnd() {
        return starts[FIXED] - 1;
    }

    /** How many alternate alleles the row has; at least 1. */
    public int alternates() {
        var count = 1;
        for (var i = starts[4]; i < starts[5] - 1; i++) {
            if (row[i] == ',') {
                count++;
            }
        }
        return count;
    }

    /** The value of an INFO key as a number; NaN where it is missing or none. Of several values the first. */
    public double info(byte[] key) {
        return info(key, 0);
    }

    /** The same of one alternate allele, from 0. A key with one value says it of all alleles. */
    public double info(byte[] key, int allele) {
        var at = find(key);
        var end = infoEnd();
        if (at < 0 || at >= end || row[at] != '=') {
            return Double.NaN;
        }
        var start = at + 1;
        var number = 0;
        for (var i = start; number < allele && i < end && row[i] != ';'; i++) {
            if (row[i] == ',') {
                number++;
                start = i + 1;
            }
        }
        return number == allele || number == 0 ? Decimal.parse(row, start, end) : Double.NaN;
    }

    /** Whether the INFO column has this key, with or without a value. */
    public boolean has(byte[] key) {
        return find(key) >= 0;
    }

    // The place behind the key.
    private int find(byte[] key) {
        var end = infoEnd();
        var at = infoStart();
        while (at + key.length <= end) {
            var behind = at + key.length;
            if (Arrays.equals(row, at, behind, key, 0, key.length)
                    && (behind == end || row[behind] == '=' || row[behind] == ';')) {
                return behind;
            }
            while (at < end && row[at] != ';') {
                at++;
            }
            at++;
        }
        return -1;
    }
}
