package org.fip.file.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Two genotypes at a time give what one after the other gives, written down as plainly as can be. */
class GenotypesTest {
    private static final List<String> USUAL = List.of("0|0", "0|0", "0|0", "0/0", "0|1", "1/1", "0/1");
    private static final List<String> OTHER = List.of(
            "./.", ".", "0/.", ".|1", "1", "0", "2/1", "0|12", "0/1:0.5", "1|1:.:7,8", "0/0/1", "", "|", "0-1", "0||1");

    @Property(tries = 200)
    void pairs_give_what_single_ones_give(@ForAll long seed) {
        var random = new Random(seed);
        var row = random.ints(1 + random.nextInt(60), 0, random.nextBoolean() ? 100 : 10)
                .mapToObj(n -> n == 1 ? any(OTHER, random) : any(USUAL, random))
                .toList();
        var before = "x".repeat(random.nextInt(9));
        var line = (before + String.join("\t", row)).getBytes(StandardCharsets.US_ASCII);
        if (line.length == before.length()) {
            return;
        }
        var read = new Genotypes(row.size());
        read.read(line, before.length(), line.length, false);

        assertThat(read.columns()).isEqualTo(row.size());
        assertThat(read.unreadable()).isEqualTo(count(row, g -> !isReadable(g)));
        assertThat(read.missing()).isEqualTo(count(row, GenotypesTest::isMissing));
        var onX = new Genotypes(row.size());
        onX.read(line, before.length(), line.length, true);
        assertThat(IntStream.of(onX.halfOfSample()).sum())
                .isEqualTo(count(
                        row, g -> isReadable(g) && !isMissing(g) && alleles(g).contains(".")));
        assertThat(read.unphased()).isEqualTo(count(row, g -> callOf(g).contains("/")));
        assertThat(Arrays.copyOf(read.samplesMissing(), read.missing()))
                .isEqualTo(IntStream.range(0, row.size())
                        .filter(i -> isMissing(row.get(i)))
                        .toArray());
        var called = row.stream()
                .filter(GenotypesTest::isReadable)
                .flatMap(g -> alleles(g).stream())
                .filter(a -> !a.equals("."))
                .toList();
        if (row.stream().allMatch(GenotypesTest::isReadable)) {
            assertThat(read.called()).isEqualTo(called.size());
            assertThat(read.alternative()).isEqualTo(count(called, a -> !a.startsWith("0")));
        }
    }

    private static String any(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static int count(List<String> texts, Predicate<String> which) {
        return (int) texts.stream().filter(which).count();
    }

    private static String callOf(String genotype) {
        return genotype.split(":", 2)[0];
    }

    private static List<String> alleles(String genotype) {
        return Arrays.asList(callOf(genotype).split("[|/]", -1));
    }

    private static boolean isReadable(String genotype) {
        return alleles(genotype).stream().allMatch(a -> a.matches("\\.|\\d+"));
    }

    private static boolean isMissing(String genotype) {
        return alleles(genotype).stream().allMatch("."::equals);
    }
}
