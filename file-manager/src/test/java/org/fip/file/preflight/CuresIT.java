package org.fip.file.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fip.file.preflight.Together.Inspected;
import org.fip.file.preflight.Verdict.Remark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pastes the cures that are shown into bash, and inspects what comes out. */
class CuresIT {
    /** The researcher has to look, or to choose; no command mends them. */
    private static final Set<Rule> NOT_MENDED = EnumSet.of(
            Rule.NOT_VCF,
            Rule.DAMAGED,
            Rule.PACKED_ANEW,
            Rule.SITES_ONLY,
            Rule.NO_VARIANTS,
            Rule.BEYOND_CHROMOSOME,
            Rule.AMBIGUOUS_STRAND,
            Rule.MOSTLY_ALTERNATIVE,
            Rule.CHUNK_TOO_SMALL,
            Rule.NO_CHUNK_LEFT);
    /** What breaks them shortest leaves nothing to be mended. */
    private static final Set<Rule> NEED_MORE = EnumSet.of(
            Rule.BCF,
            Rule.NO_FILEFORMAT,
            Rule.HEADER_UNREADABLE,
            Rule.DUPLICATE_SAMPLES,
            Rule.CONTIG_UNSUPPORTED,
            Rule.SEVERAL_CHROMOSOMES,
            Rule.LINE_TOO_LONG);

    private static final String NAME = "Ada's study.vcf.gz";
    private static final String GT = "##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">";
    private static final Pattern CONTIG_OF_ROW = Pattern.compile("^([0-9A-Z]+)\t", Pattern.MULTILINE);
    private static final Plan PLAN = Plan.open(null, null, SampleLimits.USUAL.with(1, 100));
    private static final int LONGEST_SECONDS = 60;

    @TempDir
    Path folder;

    @BeforeAll
    static void the_programs_are_there() throws Exception {
        var found = new ProcessBuilder("bash", "-c", "command -v bcftools && command -v bgzip").start();
        assertThat(found.waitFor())
                .as("bcftools and bgzip are needed: apt-get install bcftools tabix")
                .isZero();
    }

    /** @param kind to tell it from others that break the same */
    record Broken(Rule rule, String kind, byte[] file) {
        @Override
        public String toString() {
            return rule.id() + " " + kind;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void what_was_found_is_gone_after_its_cure(Broken broken) throws Exception {
        Files.write(folder.resolve(NAME), broken.file());
        var before = Vcf.inspected(broken.file());
        assertThat(rules(before)).contains(broken.rule());
        sexes(before.facts().samples());

        run(new Cures(NAME, before).of(broken.rule()));

        assertThat(folder.resolve(NAME)).hasBinaryContent(broken.file());
        assertThat(results(NAME)).isNotEmpty().allSatisfy((name, after) -> {
            assertThat(rules(after)).doesNotContain(broken.rule());
            assertThat(after.facts().variants()).isPositive();
            assertThat(after.facts().samples()).isPositive();
            assertThat(isPhased(after) || !isPhased(before)).isTrue();
            assertThat(errors(before)).containsAll(errors(after));
        });
    }

    static Stream<Broken> broken() throws Exception {
        var small = RuleTest.broken()
                .filter(a -> !NEED_MORE.contains((Rule) a.get()[0]))
                .flatMap(a -> kinds((Rule) a.get()[0], (byte[]) a.get()[1]));
        return Stream.concat(small, more()).filter(b -> !NOT_MENDED.contains(b.rule()));
    }

    private static Stream<Broken> more() throws Exception {
        var good = text(Vcf.good("20"));
        var two = good + text(Vcf.good("21")).replaceAll("#.*\n", "");
        var longLine = "20\t400\t.\tA\tG\t.\t.\tX=%s\tGT".formatted("x".repeat(Lines.LONGEST)) + "\t0|1".repeat(20);
        return Stream.of(
                        Stream.of(new Broken(Rule.BCF, "", bcf(good))),
                        kinds(Rule.NO_FILEFORMAT, good.replaceFirst("##fileformat.*\n", "##source=me\n")),
                        kinds(Rule.HEADER_UNREADABLE, good.replace('\t', ' ')),
                        kinds(
                                Rule.DUPLICATE_SAMPLES,
                                good.replace("\tS2\tS3", "\tS1\tS1").replace("\tS20", "\tS1_2")),
                        kinds(Rule.CONTIG_UNSUPPORTED, text(Vcf.good("20").row("Y", 100, "A", "G"))),
                        kinds(Rule.CONTIG_UNSUPPORTED, text(Vcf.good("MT").row("Y", 100, "A", "G"))),
                        kinds(Rule.CONTIG_UNSUPPORTED, text(Vcf.good("M"))),
                        kinds(Rule.CONTIG_UNSUPPORTED, text(Vcf.good("23").row("HLA*A", 100, "A", "G"))),
                        kinds(Rule.SEVERAL_CHROMOSOMES, two),
                        Stream.of(new Broken(Rule.SEVERAL_CHROMOSOMES, "plain", two.getBytes(UTF_8))),
                        kinds(
                                Rule.SEVERAL_CHROMOSOMES,
                                two + text(Vcf.of(20).row("20", 400, "A", "G")).replaceAll("#.*\n", "")),
                        kinds(Rule.NOT_SORTED, manyContigs()),
                        kinds(
                                Rule.NO_GENOTYPES,
                                good.replace("\tGT\t", "\tDS:GT\t").replaceAll("(0\\|[01])", "1:$1")),
                        kinds(Rule.ROW_UNREADABLE, good + "\n"),
                        kinds(Rule.INDEL, text(Vcf.good("20").row("20", 400, "AC", "AT"))),
                        kinds(
                                Rule.LINE_TOO_LONG,
                                good.replaceFirst("\n", "\n##INFO=<ID=X,Number=1,Type=String,Description=\"x\">\n")
                                        + longLine + "\n"))
                .flatMap(kinds -> kinds);
    }

    @Test
    void every_cure_is_tried() throws Exception {
        assertThat(broken().map(Broken::rule)).containsAll(EnumSet.complementOf(EnumSet.copyOf(NOT_MENDED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "X", "23", "MT", "chr20", "chrX", "chr23", "chrMT"})
    void chromosomes_that_are_named_otherwise_are_accepted_after_the_cure(String contig) throws Exception {
        var plan = Plan.open(Chromosome.hasPrefix(contig) ? Build.HG19 : Build.HG38, null, SampleLimits.USUAL);
        for (var text : List.of(text(Vcf.good(contig)), declared(text(Vcf.good(contig))))) {
            var before = given(NAME, packed(text));
            run(only(Judge.remarks(NAME, before.inspection(), plan), "chromosome-prefix"));
            assertThat(results(NAME))
                    .isNotEmpty()
                    .allSatisfy((name, after) -> assertThat(
                                    Judge.verdict(name, after, plan).outcome())
                            .isEqualTo(Verdict.Outcome.ACCEPTED));
            clear();
        }
    }

    @Test
    void variants_with_exactly_a_tenth_missing_stay_as_servers_keep_them() throws Exception {
        var vcf = Vcf.good("20").row("20", 400, "A", "G", "0|1", ".|.", ".|.");
        vcf.row("20", 500, "A", "G", "0|1", ".|.", ".|.", ".|.");
        var before = given(NAME, vcf.blockGzipped());
        run(before.cures().of(Rule.LOW_CALL_RATE));
        assertThat(results(NAME).values())
                .singleElement()
                .satisfies(after -> assertThat(after.facts().variants()).isEqualTo(4));
    }

    @Test
    void samples_that_are_too_many_are_parted_equally() throws Exception {
        var plan = Plan.open(null, null, SampleLimits.USUAL.with(9, 12));
        for (var text : List.of(text(Vcf.good("20")), declared(text(Vcf.good("20"))))) {
            var before = given(NAME, packed(text));
            run(only(Judge.remarks(NAME, before.inspection(), plan), "samples"));
            assertThat(results(NAME).values())
                    .hasSize(2)
                    .allMatch(after -> after.facts().samples() == 10)
                    .allMatch(after -> after.facts().variants() > 0);
            clear();
        }
    }

    @Test
    void a_chromosome_in_two_files_is_in_one_after_the_cure() throws Exception {
        var one = text(Vcf.good("20"));
        var other = text(Vcf.of(20).row("20", 150, "A", "G").row("20", 300, "A", "G"));
        var unsorted = text(Vcf.of(20).row("20", 300, "A", "G").row("20", 150, "A", "G"));
        for (var second : List.of(packed(other), packed(declared(other)), packed(unsorted), other.getBytes(UTF_8))) {
            var files = List.of(given("a b.vcf.gz", packed(one)), given("chr20.joined.vcf.gz", second));
            run(only(Together.remarks(files, PLAN), "chromosome-twice"));
            var joined = results(files.get(0).filename(), files.get(1).filename());
            joined.keySet().removeIf(name -> name.endsWith(".sorted.vcf.gz"));
            assertThat(joined.values()).singleElement().satisfies(after -> {
                assertThat(after.facts().variants()).isEqualTo(4);
                assertThat(after.findings()).isEmpty();
            });
            clear();
        }
    }

    @Test
    void files_have_the_same_samples_in_the_same_order_after_the_cure() throws Exception {
        var one = text(Vcf.good("20"));
        var fewer = text(Vcf.of(19).row("21", 100, "A", "G").row("21", 200, "A", "G"));
        var otherwise = text(Vcf.good("22")).replace("\tS1\tS2\t", "\tS2\tS1\t");
        var all = List.of(one, fewer, otherwise);
        for (var texts : List.of(all, all.stream().map(CuresIT::declared).toList(), List.of(one, otherwise))) {
            var files = new ArrayList<Inspected>();
            for (var text : texts) {
                files.add(given("part %d.vcf.gz".formatted(files.size()), packed(text)));
            }
            run(only(Together.remarks(files, PLAN), "same-samples"));
            var after = results(files.stream().map(Inspected::filename).toArray(String[]::new));
            assertThat(after).hasSameSizeAs(files);
            var inspected = after.entrySet().stream()
                    .map(e -> new Inspected(e.getKey(), e.getValue()))
                    .toList();
            assertThat(Together.remarks(inspected, PLAN)).isEmpty();
            clear();
        }
    }

    /** As they are, and with all declared; with {@code chr}, and without. */
    private static Stream<Broken> kinds(Rule rule, String text) {
        var prefixed = CONTIG_OF_ROW.matcher(text).replaceAll("chr$1\t");
        return Stream.of(
                new Broken(rule, "", packed(text)),
                new Broken(rule, "with chr, declared", packed(declared(prefixed))),
                new Broken(rule, "declared", packed(declared(text))),
                new Broken(rule, "with chr", packed(prefixed)));
    }

    private static Stream<Broken> kinds(Rule rule, byte[] file) {
        return rule == Rule.NOT_BLOCK_GZIPPED || rule == Rule.NO_END_MARKER || rule == Rule.DAMAGED
                ? Stream.of(new Broken(rule, "", file))
                : kinds(rule, unpacked(file));
    }

    private static String declared(String text) {
        var contigs = Pattern.compile("^([^#\t\n]+)\t", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(row -> "##contig=<ID=%s>\n".formatted(row.group(1)))
                .distinct()
                .collect(Collectors.joining());
        return text.replaceFirst("\n", Matcher.quoteReplacement("\n" + contigs + GT + "\n"));
    }

    private static String manyContigs() {
        var vcf = Vcf.good("20");
        IntStream.range(0, 40).forEach(i -> vcf.row("U" + i, 100, "A", "G"));
        return text(vcf.row("20", 50, "A", "G"));
    }

    private static String text(Vcf vcf) {
        return new String(vcf.plain(), UTF_8);
    }

    private static byte[] packed(String text) {
        return Vcf.blockGzipped(text.getBytes(UTF_8));
    }

    private static String unpacked(byte[] file) {
        try (var text = new Gunzip(new ByteArrayInputStream(file))) {
            return new String(text.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bcf(String text) throws Exception {
        var process = new ProcessBuilder("bcftools", "view", "-Ob", "-")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(declared(text).getBytes(UTF_8));
        }
        return process.getInputStream().readAllBytes();
    }

    private Inspected given(String name, byte[] file) throws IOException {
        Files.write(folder.resolve(name), file);
        return new Inspected(name, Vcf.inspected(file));
    }

    private static String only(List<Remark> remarks, String rule) {
        assertThat(remarks).extracting(Remark::rule).containsExactly(rule);
        return remarks.getFirst().cure();
    }

    /** As the cure of mixed ploidy wants them. */
    private void sexes(int samples) throws IOException {
        Files.write(
                folder.resolve("sex.txt"),
                IntStream.rangeClosed(1, samples)
                        .mapToObj(i -> "S%d %s".formatted(i, i == 1 ? "F" : "M"))
                        .toList());
    }

    private void run(String cure) throws Exception {
        var output = folder.resolve("output.txt");
        var process = new ProcessBuilder("bash", "-c", cure)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as("%s%n%s", cure, Files.readString(output))
                .isZero();
    }

    /** What there is besides the files that it was made from. */
    private Map<String, Inspection> results(String... given) throws IOException {
        var found = new TreeMap<String, Inspection>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".vcf.gz")
                        && !name.endsWith(".declared.vcf.gz")
                        && !List.of(given).contains(name)) {
                    found.put(name, Vcf.inspected(Files.readAllBytes(file)));
                }
            }
        }
        return found;
    }

    private void clear() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static Set<Rule> rules(Inspection inspection) {
        return inspection.findings().stream().map(Finding::rule).collect(Collectors.toSet());
    }

    private static Set<Rule> errors(Inspection inspection) {
        return rules(inspection).stream()
                .filter(rule -> rule.severity() == Severity.ERROR)
                .collect(Collectors.toSet());
    }

    private static boolean isPhased(Inspection inspection) {
        return inspection.facts().unphasedGenotypes() == 0;
    }
}
