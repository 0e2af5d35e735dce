package org.fip.file.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.fip.file.vcf.LineHeads;
import org.fip.file.vcf.MalformedVcfException;

/**
 * What stands before the rows.
 *
 * @param meta lines that begin with {@code ##}
 * @param columns names of the columns: eight, nine with FORMAT, and the samples
 */
record VcfHeader(List<String> meta, List<String> columns) {
    private static final int MOST_BYTES = 16 << 20;
    private static final int FIXED = 9;
    private static final Pattern INFO = Pattern.compile("##INFO=<ID=([^,>]+)[,>].*");

    /** Reads up to the line of the columns' names. */
    static VcfHeader read(LineHeads lines) throws IOException {
        var meta = new ArrayList<String>();
        var bytes = 0;
        while (lines.next() && lines.head()[0] == '#') {
            var line = line(lines);
            bytes += line.length();
            if (bytes > MOST_BYTES) {
                throw new MalformedVcfException("Its header is longer than %,d bytes".formatted(MOST_BYTES));
            }
            if (meta.isEmpty() && !line.startsWith("##fileformat=VCF")) {
                throw new MalformedVcfException("It does not begin as a VCF file does");
            }
            if (line.startsWith("#CHROM\t")) {
                return new VcfHeader(meta, List.of(line.split("\t", -1)));
            }
            meta.add(line);
        }
        throw new MalformedVcfException("It has no line with the columns' names");
    }

    List<String> samples() {
        return columns.size() <= FIXED ? List.of() : columns.subList(FIXED, columns.size());
    }

    /** Keys of the INFO column that are explained. */
    Set<String> declared() {
        var keys = new HashSet<String>();
        for (var line : meta) {
            var match = INFO.matcher(line);
            if (match.matches()) {
                keys.add(match.group(1));
            }
        }
        return keys;
    }

    private static String line(LineHeads lines) throws IOException {
        var line = new ByteArrayOutputStream();
        line.write(lines.head(), 0, lines.headLength());
        if (lines.hasRest()) {
            line.write('\t');
            lines.passRest(new Limited(line));
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private static final class Limited extends java.io.FilterOutputStream {
        private int room = MOST_BYTES;

        Limited(ByteArrayOutputStream line) {
            super(line);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            room -= length;
            if (room < 0) {
                throw new MalformedVcfException("Its header is longer than %,d bytes".formatted(MOST_BYTES));
            }
            out.write(bytes, from, length);
        }
    }
}
