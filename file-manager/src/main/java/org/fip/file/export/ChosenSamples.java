package org.fip.file.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fip.file.vcf.LineHeads;
import org.fip.file.vcf.MalformedVcfException;
import org.fip.file.vcf.SiteColumns;

/**
 * Writes the columns of some samples, in the file's order. What the INFO column says about the frequency of alleles among all
 * samples no longer holds: it is left out, and AC and AN are counted anew from the chosen samples' genotypes.
 */
final class ChosenSamples {
    static final List<String> COUNTED = List.of(
            "##INFO=<ID=AC,Number=A,Type=Integer,Description=\"Allele count in the genotypes of the exported samples\">",
            "##INFO=<ID=AN,Number=1,Type=Integer,Description=\"Number of alleles in the genotypes of the exported samples\">");
    /** Keys that are about all samples of the results. */
    static final Set<String> OF_ALL_SAMPLES = Set.of("AC", "AN", "AF", "MAF", "NS");

    private static final int MOST_BYTES = 16 << 20;

    private final BitSet wanted = new BitSet();
    private final Row row = new Row();

    ChosenSamples(List<String> all, List<String> chosen) {
        var names = new HashSet<>(chosen);
        wanted.set(0);
        IntStream.range(0, all.size()).filter(i -> names.contains(all.get(i))).forEach(i -> wanted.set(i + 1));
    }

    /** Those of all that are chosen, in the order in which they will be written. */
    static List<String> ordered(List<String> all, List<String> chosen) {
        var names = new HashSet<>(chosen);
        return all.stream().filter(names::contains).toList();
    }

    void write(SiteColumns site, LineHeads lines, OutputStream to) throws IOException {
        row.begin();
        lines.passRest(row);
        var head = lines.head();
        to.write(head, 0, site.infoStart());
        var info = new String(head, site.infoStart(), site.infoEnd() - site.infoStart(), StandardCharsets.UTF_8);
        to.write(info(info, alternates(head, site)).getBytes(StandardCharsets.UTF_8));
        to.write('\t');
        to.write(row.bytes, 0, row.length);
        to.write('\n');
    }

    private String info(String info, int alternates) {
        var kept = Stream.of(info.split(";"))
                .filter(entry -> !entry.equals(".") && !OF_ALL_SAMPLES.contains(entry.split("=", 2)[0]));
        var counts = row.startsWithGenotypes() ? Stream.of(row.counts(alternates)) : Stream.<String>empty();
        var text = Stream.concat(kept, counts).collect(Collectors.joining(";"));
        return text.isEmpty() ? "." : text;
    }

    private static int alternates(byte[] head, SiteColumns site) {
        var tabs = 0;
        var count = 1;
        for (var i = 0; i < site.infoStart() && tabs < 5; i++) {
            if (head[i] == '\t') {
                tabs++;
            } else if (tabs == 4 && head[i] == ',') {
                count++;
            }
        }
        return count;
    }

    /** FORMAT and the chosen samples of one row. */
    private final class Row extends OutputStream {
        private byte[] bytes = new byte[1 << 12];
        private int length;
        private int column;

        void begin() {
            length = 0;
            column = 0;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int start, int count) throws IOException {
            var end = start + count;
            var at = start;
            while (at < end) {
                var tab = at;
                while (tab < end && from[tab] != '\t') {
                    tab++;
                }
                if (wanted.get(column)) {
                    keep(from, at, tab);
                }
                if (tab < end) {
                    column++;
                    if (wanted.get(column)) {
                        keep(from, tab, tab + 1);
                    }
                }
                at = tab + 1;
            }
        }

        private void keep(byte[] from, int start, int end) throws IOException {
            var needed = length + end - start;
            if (needed > MOST_BYTES) {
                throw new MalformedVcfException(
                        "A row has more than %,d bytes of chosen genotypes".formatted(MOST_BYTES));
            }
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
            }
            System.arraycopy(from, start, bytes, length, end - start);
            length = needed;
        }

        boolean startsWithGenotypes() {
            return length >= 2
                    && bytes[0] == 'G'
                    && bytes[1] == 'T'
                    && (length == 2 || bytes[2] == ':' || bytes[2] == '\t');
        }

        String counts(int alternates) {
            var alleles = new long[alternates + 1];
            var inGenotype = false;
            var number = -1;
            for (var i = 0; i <= length; i++) {
                var b = i < length ? bytes[i] : (byte) '\t';
                if (inGenotype && b >= '0' && b <= '9') {
                    number = Math.min(alleles.length, Math.max(0, number) * 10 + (b - '0'));
                    continue;
                }
                if (number >= 0 && number < alleles.length) {
                    alleles[number]++;
                }
                number = -1;
                if (b == ':') {
                    inGenotype = false;
                } else if (b == '\t') {
                    inGenotype = true;
                }
            }
            var alternate =
                    Arrays.stream(alleles).skip(1).mapToObj(Long::toString).collect(Collectors.joining(","));
            return "AC=" + alternate + ";AN=" + Arrays.stream(alleles).sum();
        }
    }
}
