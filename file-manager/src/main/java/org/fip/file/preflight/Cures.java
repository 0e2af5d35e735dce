package org.fip.file.preflight;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Commands for the researcher's shell (bash, bcftools 1.16 or newer) that mend a file, in the form that suits what is known of
 * it. Each writes a new file beside the old one, and can be pasted whatever the file's name is.
 *
 * <p>A rule has the template of its cure. In it stand
 *
 * <ul>
 *   <li>{@code {file}} for the file's name, {@code {name}} for the same without its ending;
 *   <li>{@code {declared}} for a file whose header declares GT and the contigs of the rows: most of bcftools ends without
 *       (sort, norm, annotate, the plugins, a choice of samples), a view with a filter does not. Where the header lacks them,
 *       a line before makes such a file;
 *   <li>{@code {contigs}} for the contigs that can be imputed, with blanks between them, {@code {targets}} for the same with
 *       commas;
 *   <li>{@code {missing}} for a missing genotype, phased where the file is.
 * </ul>
 */
final class Cures {
    private static final Pattern PLACE = Pattern.compile("\\{(file|name|declared|contigs|targets|missing)}");
    private static final Pattern LINE_THAT_WANTS_DECLARED = Pattern.compile("^(?=.*\\{declared})", Pattern.MULTILINE);
    private static final Pattern ENDING = Pattern.compile("(?i)\\.vcf(\\.b?gz)?$");
    /** More of them, and those of a file that could not be read to its end, the command reads from the file. */
    private static final int MOST_LISTED = 30;

    // Of others, what is kept may be shortened, and a shell or this class could take them for something else.
    private static final Pattern PLAIN_CONTIG = Pattern.compile("[\\w.:*+-]+");
    private static final Set<Rule> NOT_READ_TO_THE_END = EnumSet.of(Rule.DAMAGED, Rule.LINE_TOO_LONG);

    private final String filename;
    private final Facts facts;
    private final Set<Rule> found = EnumSet.noneOf(Rule.class);

    Cures(String filename, Inspection inspection) {
        this.filename = filename;
        this.facts = inspection.facts();
        inspection.findings().forEach(f -> found.add(f.rule()));
    }

    /** What mends it, or shows where it is broken; empty where nothing does. */
    String of(Rule rule) {
        return filled(
                switch (rule) {
                    case CONTIG_UNSUPPORTED -> imputable().isEmpty() ? renamed() : rule.cure();
                    case SEVERAL_CHROMOSOMES -> imputable().isEmpty() ? "" : chromosomesApart();
                    case MIXED_PLOIDY -> ploidyBySex();
                    default -> rule.cure();
                });
    }

    /** Names the chromosomes as servers want them for a build. */
    String namedFor(Build build) {
        var names = facts.contigs().stream()
                .filter(c -> c.chromosome() != null && !build.wouldName(c.name()))
                .map(c -> c.name() + (build == Build.HG38 ? " chr" : " ") + c.chromosome())
                .collect(Collectors.joining(" "));
        return filled("""
                # if it is %s
                bcftools annotate --rename-chrs <(printf '%%s %%s\\n' %s) {declared} -Oz -o {name}.%s.vcf.gz""".formatted(Judge.name(build), names, build == Build.HG38 ? "chr" : "nochr"));
    }

    /** Makes files of at most so many samples, as equal as that goes. */
    String samplesApart(int most) {
        var parts = Math.ceilDiv(facts.samples(), most);
        return filled("""
                bcftools query -l {file} | split -l %d - {name}.samples.
                for s in {name}.samples.??; do bcftools view -S "$s" {declared} -Oz -o "$s".vcf.gz; done""".formatted(Math.ceilDiv(facts.samples(), parts)));
    }

    // Of a file in which servers would take no contig.
    private String renamed() {
        return facts.contigs().stream()
                .map(Contig::name)
                .filter(Set.of("M", "chrM")::contains)
                .findFirst()
                .map(m -> "bcftools annotate --rename-chrs <(echo %s %sT) {declared} -Oz -o {name}.MT.vcf.gz"
                        .formatted(m, m))
                .orElse("Name the chromosomes 1 to 22, X or MT");
    }

    private String chromosomesApart() {
        return canBeIndexed() ? """
                bcftools index -f {file}
                for c in {contigs}; do bcftools view -r $c {file} -Oz -o {name}.$c.vcf.gz; done""" : "for c in {contigs}; do bcftools view -t $c {file} -Oz -o {name}.$c.vcf.gz; done";
    }

    // Without a table the plugin knows only 'X', and only hg19's. What it makes diploid is not phased.
    private String ploidyBySex() {
        var males = facts.contigs().stream()
                .filter(c -> "X".equals(c.chromosome()))
                .map(c -> "'%s %d %d M 1'"
                        .formatted(
                                c.name(),
                                Chromosome.haploidInMalesFrom(build(c.name())),
                                Chromosome.haploidInMalesTo(build(c.name()))))
                .collect(Collectors.joining(" "));
        var output = "-Oz -o {name}.ploidy.vcf.gz";
        var plugin = "bcftools +fixploidy {declared} %s -- -s sex.txt -p <(printf '%%s\\n' %s)";
        return "# sex.txt has a line for each sample: its id, a blank, and M or F\n"
                + (isPhased()
                        ? plugin.formatted("-Ou", males) + " | bcftools +setGT - " + output + " -- -t a -n p"
                        : plugin.formatted(output, males));
    }

    private Build build(String contig) {
        if (facts.positionsBuild() != null) {
            return facts.positionsBuild();
        }
        if (facts.headerBuild() != null) {
            return facts.headerBuild();
        }
        return Chromosome.hasPrefix(contig) ? Build.HG38 : Build.HG19;
    }

    private String filled(String template) {
        var lines = isDeclared()
                ? template
                : LINE_THAT_WANTS_DECLARED
                        .matcher(template)
                        .replaceFirst(
                                Matcher.quoteReplacement("bcftools annotate -h <(%s) {file} -Oz -o {declared} &&\n"
                                        .formatted(missingHeader(List.of(this), "{file}"))));
        var name = quoted(ENDING.matcher(filename).replaceFirst(""));
        return PLACE.matcher(lines)
                .replaceAll(place -> Matcher.quoteReplacement(
                        switch (place.group(1)) {
                            case "file" -> quoted(filename);
                            case "name" -> name;
                            case "declared" -> isDeclared() ? quoted(filename) : name + ".declared.vcf.gz";
                            case "contigs" -> String.join(" ", imputable());
                            case "targets" -> String.join(",", imputable());
                            default -> isPhased() ? ".|." : "./.";
                        }));
    }

    /**
     * What prints the lines that headers lack.
     *
     * @param file as a shell knows it
     */
    static String missingHeader(List<Cures> files, String file) {
        var contigs = files.stream()
                .flatMap(f -> f.facts.contigs().stream())
                .map(Contig::name)
                .distinct()
                .toList();
        var areListed = !contigs.isEmpty()
                && contigs.size() <= MOST_LISTED
                && contigs.stream().allMatch(PLAIN_CONTIG.asMatchPredicate())
                && files.stream().allMatch(Cures::isReadToTheEnd);
        var forContigs = areListed
                ? contigs.stream()
                        .map(Cures::quoted)
                        .collect(Collectors.joining(" ", "printf '##contig=<ID=%s>\\n' ", ""))
                : "gzip -dcf %s | awk -F'\\t' '!/^#/ && !seen[$1]++ {print \"##contig=<ID=\" $1 \">\"}'"
                        .formatted(file);
        var forGenotypes = "echo '##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">'";
        return Stream.of(
                        files.stream().allMatch(Cures::declaresContigs) ? "" : forContigs,
                        files.stream().allMatch(f -> f.facts.genotypesDeclared()) ? "" : forGenotypes)
                .filter(command -> !command.isEmpty())
                .collect(Collectors.joining("; "));
    }

    boolean isDeclared() {
        return declaresContigs() && facts.genotypesDeclared();
    }

    private boolean declaresContigs() {
        return facts.contigsDeclared() && isReadToTheEnd();
    }

    private boolean isReadToTheEnd() {
        return NOT_READ_TO_THE_END.stream().noneMatch(found::contains);
    }

    boolean canBeIndexed() {
        return facts.packing() == Packing.BLOCK_GZIP && !found.contains(Rule.NOT_SORTED);
    }

    private boolean isPhased() {
        return facts.unphasedGenotypes() == 0;
    }

    private List<String> imputable() {
        return facts.contigs().stream()
                .filter(c -> c.chromosome() != null)
                .map(Contig::name)
                .toList();
    }

    /** For a shell, in which a blank would end the name. */
    static String quoted(String name) {
        return name.matches("[\\w.+][\\w.+-]*")
                ? name
                : (name.startsWith("-") ? "./" : "") + "'" + name.replace("'", "'\\''") + "'";
    }
}
