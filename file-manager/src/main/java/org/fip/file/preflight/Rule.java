package org.fip.file.preflight;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What is looked for. Order, limits and consequences are those of the Michigan Imputation Server's pipeline
 * (imputationserver2: input validation and quality control), which the other servers share or copy.
 *
 * <p>The last argument is the template of a cure, in which {@link Cures} fills in what is known of the file; or a sentence for
 * the researcher, where no command helps.
 */
public enum Rule {
    NOT_VCF(Severity.ERROR, "This is not a VCF file", "Write the file anew as VCF with the program that it is from"),
    BCF(Severity.ERROR, "This is a BCF file; servers want VCF", "bcftools view {file} -Oz -o {name}.text.vcf.gz"),
    NO_FILEFORMAT(
            Severity.ERROR,
            "The first line is not '##fileformat=VCF…', by which programs know a VCF",
            "(echo '##fileformat=VCFv4.2'; gzip -dcf {file} | grep -v '^##fileformat') | bgzip > {name}.known.vcf.gz"),
    DAMAGED(
            Severity.ERROR,
            "The file is damaged or cut short: it cannot be unpacked to its end",
            "gzip -t {file} && echo 'whole: upload it again' || echo 'damaged: make it anew'"),
    NO_END_MARKER(
            Severity.WARNING,
            "The mark that ends a block-gzipped file is missing; perhaps the end of the file is, too",
            "bgzip -dc {file} | bgzip > {name}.whole.vcf.gz"),
    NOT_BLOCK_GZIPPED(
            Severity.ERROR,
            "The file is not block-gzipped, as servers want it",
            "gzip -dcf {file} | bgzip > {name}.packed.vcf.gz"),
    PACKED_ANEW(
            Severity.INFO,
            "The file did not come block-gzipped; it was packed anew here, and its text is the same",
            ""),
    HEADER_UNREADABLE(
            Severity.ERROR,
            "The header cannot be read",
            "# where the columns are parted by blanks instead of tabs\n"
                    + "gzip -dcf {file} | awk -v OFS='\\t' '!/^##/ {$1 = $1} 1' | bgzip > {name}.tabs.vcf.gz"),
    SITES_ONLY(
            Severity.ERROR,
            "There are no samples in this file, only sites; imputation needs genotypes",
            "Write the file anew with its genotypes"),
    DUPLICATE_SAMPLES(
            Severity.ERROR,
            "Sample ids appear more than once",
            "gzip -dcf {file} | awk -F'\\t' -v OFS='\\t' '/^#CHROM/ {for (i = 10; i <= NF; i++) {id = $i; for (n = 2; seen[$i]++; n++) $i = id \"_\" n}} 1' | bgzip > {name}.renamed.vcf.gz"),
    NO_VARIANTS(Severity.ERROR, "There is no variant in this file", "Make the file anew; there is only its header"),
    ROW_UNREADABLE(
            Severity.ERROR,
            "Rows cannot be read: fewer than the eight columns of a VCF, or a position that is no number",
            "# leaves them out, and empty lines\n"
                    + "gzip -dcf {file} | awk -F'\\t' '/^#CHROM/ {n = NF < 10 ? NF : 10} /^#/ || (NF >= n && $1 != \"\" && $2 ~ /^[0-9]+$/ && $2 > 0 && length($2) < 11 && $4 != \"\")' | bgzip > {name}.readable.vcf.gz"),
    LINE_TOO_LONG(
            Severity.WARNING,
            "A line is longer than 8 MiB, more than the genotypes of 110,000 samples need; the file was not read any further",
            "bcftools annotate -x INFO,^FORMAT/GT {declared} -Oz -o {name}.gt.vcf.gz"),
    WRONG_COLUMNS(
            Severity.ERROR,
            "Rows have more or fewer columns than the header has samples",
            "# leaves them out\n"
                    + "gzip -dcf {file} | awk -F'\\t' '/^#CHROM/ {n = NF} /^#/ || NF == n' | bgzip > {name}.columns.vcf.gz"),
    NO_GENOTYPES(
            Severity.ERROR,
            "Rows have no genotypes: GT is not the first of the FORMAT",
            "# leaves out rows that have no GT anywhere\n"
                    + "gzip -dcf {file} | awk -F'\\t' -v OFS='\\t' '!/^#/ {n = split($9, f, \":\"); for (g = 1; g <= n && f[g] != \"GT\";) g++; if (g > n) next; for (i = 9; i <= NF; i++) $i = split($i, v, \":\") < g ? \".\" : v[g]} 1' | bgzip > {name}.gt.vcf.gz"),
    GENOTYPE_UNREADABLE(
            Severity.ERROR,
            "Genotypes cannot be read: they are not alleles (numbers or '.') with '/' or '|' between them",
            "# makes them missing\n"
                    + "gzip -dcf {file} | awk -F'\\t' -v OFS='\\t' '!/^#/ {for (i = 10; i <= NF; i++) if ($i !~ /^([0-9]+|[.])([|\\/]([0-9]+|[.]))*(:|$)/) $i = \"{missing}\"} 1' | bgzip > {name}.readable.vcf.gz"),
    CONTIG_UNSUPPORTED(
            Severity.ERROR,
            "Only the chromosomes 1 to 22, X and MT can be imputed",
            "bcftools view -t {targets} {file} -Oz -o {name}.main.vcf.gz"),
    SEVERAL_CHROMOSOMES(
            Severity.ERROR, "There is more than one chromosome in this file; servers take one file for each", ""),
    BEYOND_CHROMOSOME(Severity.ERROR, "Positions lie beyond the end of their chromosome, in GRCh37 and in GRCh38", ""),
    NOT_SORTED(
            Severity.ERROR,
            "Positions are not in ascending order, so that no index can be made",
            "bcftools sort {declared} -Oz -o {name}.sorted.vcf.gz"),
    REF_EQUALS_ALT(
            Severity.ERROR, "REF and ALT are the same", "bcftools view -e 'REF=ALT' {file} -Oz -o {name}.clean.vcf.gz"),
    MULTI_ALLELIC(
            Severity.WARNING,
            "Variants with several alternative alleles are left out",
            "bcftools norm -m -any {declared} -Oz -o {name}.split.vcf.gz"),
    NOT_ACGT(
            Severity.WARNING,
            "Variants with alleles other than A, C, G and T are left out",
            "bcftools view -e 'REF~\"[^ACGT]\" || ALT~\"[^ACGT]\"' {file} -Oz -o {name}.acgt.vcf.gz"),
    FILTERED(
            Severity.WARNING,
            "Variants whose FILTER is not PASS are left out",
            "# if you want to keep them\n"
                    + "gzip -dcf {file} | awk -F'\\t' -v OFS='\\t' '!/^#/ {$7 = \"PASS\"} 1' | bgzip > {name}.pass.vcf.gz"),
    INDEL(
            Severity.WARNING,
            "Insertions and deletions are left out; they are imputed from the panel",
            "bcftools view -e 'STRLEN(REF)>1 || STRLEN(ALT)>1' {file} -Oz -o {name}.snps.vcf.gz"),
    MONOMORPHIC(
            Severity.WARNING,
            "Variants that no sample carries are left out",
            "bcftools view -c 1 {file} -Oz -o {name}.poly.vcf.gz"),
    DUPLICATE_VARIANT(
            Severity.WARNING,
            "The same variant appears more than once",
            "bcftools norm -d exact {declared} -Oz -o {name}.unique.vcf.gz"),
    POSITION_TAKEN(
            Severity.WARNING,
            "Variants at a position where another one stood before are left out, whatever their alleles are",
            "# keeps what servers keep\n"
                    + "bcftools view -m2 -M2 -v snps -f PASS,. -c 1 -i 'F_MISSING<=0.1' {declared} -Ou | bcftools norm -d all -Oz -o {name}.first.vcf.gz"),
    LOW_CALL_RATE(
            Severity.WARNING,
            "Variants with fewer than 90 % of genotypes called are left out",
            "bcftools view -i 'F_MISSING<=0.1' {file} -Oz -o {name}.called.vcf.gz"),
    AMBIGUOUS_STRAND(
            Severity.INFO,
            "A/T and C/G variants look the same on both strands, so that a flipped strand goes unnoticed here",
            ""),
    MOSTLY_ALTERNATIVE(
            Severity.INFO,
            "The alternative allele is the more frequent one; many of these hint at swapped alleles",
            "# counts alleles that differ from the reference; reference.fa is that of your build\n"
                    + "bcftools +fixref {declared} -- -f reference.fa"),
    CHUNK_TOO_SMALL(Severity.WARNING, "Stretches of 20 Mb with fewer than 3 usable variants are not imputed", ""),
    CHUNK_SAMPLE_MISSING(
            Severity.WARNING,
            "Stretches of 20 Mb in which a sample has fewer than half of its genotypes are not imputed, for nobody",
            "bcftools view -m2 -M2 -v snps -f PASS,. -c 1 -i 'F_MISSING<=0.1' {file} | awk -F'\\t' '/^#CHROM/ {split($0, id)} !/^#/ {c = $1 \":\" int(($2 - 1) / 2e7); all[c]++; for (i = 10; i <= NF; i++) if ($i !~ /^[^:]*[0-9]/) missing[c, i]++} END {for (k in missing) {split(k, at, SUBSEP); if (2 * missing[k] > all[at[1]]) print id[at[2]]}}' | sort -u > {name}.sparse.txt\n"
                    + "bcftools view -S ^{name}.sparse.txt {declared} -Oz -o {name}.dense.vcf.gz"),
    NO_CHUNK_LEFT(Severity.ERROR, "No stretch of 20 Mb is left that could be imputed", ""),
    PARTLY_PHASED(
            Severity.ERROR,
            "The first variant is phased in all samples, so that servers take the file for phased; but later ones are not",
            "# lets the server phase all of them\n"
                    + "bcftools +setGT {declared} -Oz -o {name}.unphased.vcf.gz -- -t a -n u"),
    MIXED_PLOIDY(
            Severity.ERROR,
            "On X, outside of the pseudo-autosomal regions, samples are haploid at one place and diploid at another",
            ""),
    HALF_CALLS(
            Severity.ERROR,
            "On X, outside of the pseudo-autosomal regions, samples have one allele called and one missing in more than 10 % of variants",
            "gzip -dcf {file} | awk -F'\\t' -v OFS='\\t' '!/^#/ {for (i = 10; i <= NF; i++) if ($i ~ /^([0-9]+[|\\/][.]|[.][|\\/][0-9])/) sub(/^[^:]*/, \"{missing}\", $i)} 1' | bgzip > {name}.whole.vcf.gz");

    private static final Set<Rule> ANYWHERE = EnumSet.of(
            NOT_VCF,
            BCF,
            NO_FILEFORMAT,
            DAMAGED,
            HEADER_UNREADABLE,
            SITES_ONLY,
            DUPLICATE_SAMPLES,
            NO_VARIANTS,
            ROW_UNREADABLE,
            WRONG_COLUMNS,
            NO_GENOTYPES,
            GENOTYPE_UNREADABLE);

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

    /** The template of its cure, for {@link Cures} to fill in; empty where there is none, or where that has it. */
    String cure() {
        return cure;
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
