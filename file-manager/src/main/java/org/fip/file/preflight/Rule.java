package org.fip.file.preflight;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is looked for. Order, limits and consequences are those of the Michigan Imputation Server's pipeline
 * (imputationserver2: input validation and quality control), which the other servers share or copy.
 *
 * <p>{@code {file}} in a cure stands for the file's name, {@code {name}} for the same without its ending.
 */
public enum Rule {
    NOT_VCF(
            Severity.ERROR,
            "This is not a VCF file: its first line is not '##fileformat=VCF…'",
            "plink2 --pfile {name} --export vcf bgz --out {name}"),
    DAMAGED(
            Severity.ERROR,
            "The file is damaged or cut short: it cannot be unpacked to its end",
            "bgzip --test {file}   # on your machine: when this is fine, upload it again; else make the file anew"),
    NO_END_MARKER(
            Severity.WARNING,
            "The mark that ends a block-gzipped file is missing; perhaps the end of the file is, too",
            "bcftools view {file} -Oz -o {name}.whole.vcf.gz"),
    NOT_BLOCK_GZIPPED(
            Severity.ERROR,
            "The file is not block-gzipped, as servers want it",
            "bcftools view {file} -Oz -o {name}.packed.vcf.gz"),
    PACKED_ANEW(
            Severity.INFO,
            "The file did not come block-gzipped; it was packed anew here, and its text is the same",
            ""),
    HEADER_UNREADABLE(
            Severity.ERROR,
            "The header cannot be read",
            "bcftools view -h {file}   # names the line; mend it with 'bcftools reheader'"),
    SITES_ONLY(
            Severity.ERROR,
            "There are no samples in this file, only sites; imputation needs genotypes",
            "plink2 --pfile {name} --export vcf bgz --out {name}"),
    DUPLICATE_SAMPLES(
            Severity.ERROR,
            "Sample ids appear more than once",
            "bcftools query -l {file} | sort | uniq -d   # shows them; rename with 'bcftools reheader -s'"),
    NO_VARIANTS(Severity.ERROR, "There is no variant in this file", "bcftools index --stats {file}"),
    ROW_UNREADABLE(
            Severity.ERROR,
            "Rows cannot be read: fewer than the eight columns of a VCF, or a position that is no number",
            "bcftools view {file} > /dev/null   # names the row"),
    LINE_TOO_LONG(
            Severity.WARNING,
            "A line is longer than 8 MiB, more than the genotypes of 110,000 samples need; the file was not read any further",
            "bcftools annotate -x INFO,^FORMAT/GT {file} -Oz -o {name}.gt.vcf.gz"),
    WRONG_COLUMNS(
            Severity.ERROR,
            "Rows have more or fewer columns than the header has samples",
            "bcftools view {file} > /dev/null   # names the row"),
    NO_GENOTYPES(
            Severity.ERROR,
            "Rows have no genotypes: GT is not the first of the FORMAT",
            "bcftools +tag2tag {file} -Oz -o {name}.gt.vcf.gz -- --GL-to-GT   # where there are likelihoods"),
    GENOTYPE_UNREADABLE(
            Severity.ERROR,
            "Genotypes cannot be read: they are not alleles (numbers or '.') with '/' or '|' between them",
            "bcftools view {file} > /dev/null   # names the row"),
    CONTIG_UNSUPPORTED(
            Severity.ERROR,
            "Only the chromosomes 1 to 22, X and MT can be imputed",
            "bcftools view -t 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,X {file} -Oz -o {name}.main.vcf.gz"),
    SEVERAL_CHROMOSOMES(
            Severity.ERROR,
            "There is more than one chromosome in this file; servers take one file for each",
            "for c in $(bcftools index --stats {file} | cut -f1); do bcftools view -r $c {file} -Oz -o {name}.$c.vcf.gz; done"),
    BEYOND_CHROMOSOME(Severity.ERROR, "Positions lie beyond the end of their chromosome, in GRCh37 and in GRCh38", ""),
    NOT_SORTED(
            Severity.ERROR,
            "Positions are not in ascending order, so that no index can be made",
            "bcftools sort {file} -Oz -o {name}.sorted.vcf.gz"),
    REF_EQUALS_ALT(
            Severity.ERROR, "REF and ALT are the same", "bcftools view -e 'REF=ALT' {file} -Oz -o {name}.clean.vcf.gz"),
    MULTI_ALLELIC(
            Severity.WARNING,
            "Variants with several alternative alleles are left out",
            "bcftools norm -m -any {file} -Oz -o {name}.split.vcf.gz"),
    NOT_ACGT(
            Severity.WARNING,
            "Variants with alleles other than A, C, G and T are left out",
            "bcftools view -e 'REF~\"[^ACGT]\" || ALT~\"[^ACGT]\"' {file} -Oz -o {name}.acgt.vcf.gz"),
    FILTERED(
            Severity.WARNING,
            "Variants whose FILTER is not PASS are left out",
            "bcftools annotate -x FILTER {file} -Oz -o {name}.pass.vcf.gz   # if you want to keep them"),
    INDEL(
            Severity.WARNING,
            "Insertions and deletions are left out; they are imputed from the panel",
            "bcftools view -v snps {file} -Oz -o {name}.snps.vcf.gz"),
    MONOMORPHIC(
            Severity.WARNING,
            "Variants that no sample carries are left out",
            "bcftools view -c 1 {file} -Oz -o {name}.poly.vcf.gz"),
    DUPLICATE_VARIANT(
            Severity.WARNING,
            "The same variant appears more than once",
            "bcftools norm -d exact {file} -Oz -o {name}.unique.vcf.gz"),
    POSITION_TAKEN(
            Severity.WARNING,
            "Variants at a position where another one stood before are left out, whatever their alleles are",
            ""),
    LOW_CALL_RATE(
            Severity.WARNING,
            "Variants with fewer than 90 % of genotypes called are left out",
            "bcftools view -i 'F_MISSING<0.1' {file} -Oz -o {name}.called.vcf.gz"),
    AMBIGUOUS_STRAND(
            Severity.INFO,
            "A/T and C/G variants look the same on both strands, so that a flipped strand goes unnoticed here",
            ""),
    MOSTLY_ALTERNATIVE(
            Severity.INFO,
            "The alternative allele is the more frequent one; many of these hint at swapped alleles",
            "bcftools +fixref {file} -- -f reference.fa"),
    CHUNK_TOO_SMALL(Severity.WARNING, "Stretches of 20 Mb with fewer than 3 usable variants are not imputed", ""),
    CHUNK_SAMPLE_MISSING(
            Severity.WARNING,
            "Stretches of 20 Mb in which a sample has fewer than half of its genotypes are not imputed, for nobody",
            "plink2 --vcf {file} --mind 0.5 --export vcf bgz --out {name}.mind"),
    NO_CHUNK_LEFT(Severity.ERROR, "No stretch of 20 Mb is left that could be imputed", ""),
    PARTLY_PHASED(
            Severity.ERROR,
            "The first variant is phased in all samples, so that servers take the file for phased; but later ones are not",
            ""),
    MIXED_PLOIDY(
            Severity.ERROR,
            "On X, outside of the pseudo-autosomal regions, samples are haploid at one place and diploid at another",
            "bcftools +fixploidy {file} -Oz -o {name}.ploidy.vcf.gz -- -s sex.txt"),
    HALF_CALLS(
            Severity.ERROR,
            "On X, outside of the pseudo-autosomal regions, samples have one allele called and one missing in more than 10 % of variants",
            "bcftools +setGT {file} -Oz -o {name}.whole.vcf.gz -- -t ./x -n .");

    private static final Set<Rule> ANYWHERE = EnumSet.of(
            NOT_VCF,
            DAMAGED,
            HEADER_UNREADABLE,
            SITES_ONLY,
            DUPLICATE_SAMPLES,
            NO_VARIANTS,
            ROW_UNREADABLE,
            WRONG_COLUMNS,
            NO_GENOTYPES,
            GENOTYPE_UNREADABLE);
    private static final Pattern PLACE = Pattern.compile("\\{(file|name)}");

    private final Severity severity;
    private final String meaning;
    private final String cure;

    Rule(Severity severity, String meaning, String cure) {
        this.severity = severity;
        this.meaning = meaning;
        this.cure = cure;
    }

    public Severity severity() {
        return severity;
    }

    /** Whether no program could impute such a file; the other errors are those of the Michigan Imputation Server's pipeline. */
    boolean holdsEverywhere() {
        return ANYWHERE.contains(this);
    }

    /** A sentence for the researcher. */
    public String meaning() {
        return meaning;
    }

    /** The command that mends it, or shows where; empty where none does. */
    public String cure(String filename) {
        return filled(cure, filename);
    }

    /** A command with the file's name in it. */
    static String filled(String command, String filename) {
        var name = filename.replaceFirst("(?i)\\.vcf(\\.b?gz)?$", "");
        return PLACE.matcher(command)
                .replaceAll(
                        place -> Matcher.quoteReplacement(quoted(place.group().equals("{file}") ? filename : name)));
    }

    // For a shell, in which a blank would end the name.
    private static String quoted(String name) {
        return name.matches("[\\w.+][\\w.+-]*")
                ? name
                : (name.startsWith("-") ? "./" : "") + "'" + name.replace("'", "'\\''") + "'";
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
