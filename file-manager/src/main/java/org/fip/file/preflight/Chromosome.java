package org.fip.file.preflight;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chromosome that can be imputed, with its length in both builds, in base pairs (Genome Reference Consortium, GRCh37 and
 * GRCh38).
 *
 * @param name 1 to 22, X, MT
 */
public record Chromosome(String name, int hg19, int hg38) {
    private static final List<Chromosome> ALL = List.of(
            new Chromosome("1", 249_250_621, 248_956_422),
            new Chromosome("2", 243_199_373, 242_193_529),
            new Chromosome("3", 198_022_430, 198_295_559),
            new Chromosome("4", 191_154_276, 190_214_555),
            new Chromosome("5", 180_915_260, 181_538_259),
            new Chromosome("6", 171_115_067, 170_805_979),
            new Chromosome("7", 159_138_663, 159_345_973),
            new Chromosome("8", 146_364_022, 145_138_636),
            new Chromosome("9", 141_213_431, 138_394_717),
            new Chromosome("10", 135_534_747, 133_797_422),
            new Chromosome("11", 135_006_516, 135_086_622),
            new Chromosome("12", 133_851_895, 133_275_309),
            new Chromosome("13", 115_169_878, 114_364_328),
            new Chromosome("14", 107_349_540, 107_043_718),
            new Chromosome("15", 102_531_392, 101_991_189),
            new Chromosome("16", 90_354_753, 90_338_345),
            new Chromosome("17", 81_195_210, 83_257_441),
            new Chromosome("18", 78_077_248, 80_373_285),
            new Chromosome("19", 59_128_983, 58_617_616),
            new Chromosome("20", 63_025_520, 64_444_167),
            new Chromosome("21", 48_129_895, 46_709_983),
            new Chromosome("22", 51_304_566, 50_818_468),
            new Chromosome("X", 155_270_560, 156_040_895),
            new Chromosome("MT", 16_571, 16_569));

    // X outside of its pseudo-autosomal regions.
    private static final int NON_PAR_FROM_HG19 = 2_699_520;
    private static final int NON_PAR_FROM_HG38 = 2_781_479;
    private static final int NON_PAR_TO_HG19 = 154_931_044;
    private static final int NON_PAR_TO_HG38 = 155_701_383;

    /** That servers take a contig of this name for, with or without {@code chr}: 23 is X; M is none to them, MT is. */
    public static Optional<Chromosome> ofContig(String contig) {
        var name = hasPrefix(contig) ? contig.substring(3) : contig;
        var known = name.equals("23") ? "X" : name;
        return ALL.stream().filter(c -> c.name.equals(known)).findFirst();
    }

    /** The same for panel lists, headers and files that are corrected, where M is MT, too: the only name that servers know. */
    public static Optional<Chromosome> ofPanelContig(String contig) {
        return ofContig(contig.equals("M") || contig.equals("chrM") ? contig + "T" : contig);
    }

    static boolean hasPrefix(String contig) {
        return contig.startsWith("chr");
    }

    int length(Build build) {
        return build == Build.HG19 ? hg19 : hg38;
    }

    boolean isMitochondrial() {
        return name.equals("MT");
    }

    int longest() {
        return Math.max(hg19, hg38);
    }

    /** Where males begin to have one copy of X. */
    static int haploidInMalesFrom(@Nullable Build build) {
        return build == Build.HG19 ? NON_PAR_FROM_HG19 : NON_PAR_FROM_HG38;
    }

    /** And where they end to. */
    static int haploidInMalesTo(@Nullable Build build) {
        return build == Build.HG38 ? NON_PAR_TO_HG38 : NON_PAR_TO_HG19;
    }

    /** Whether males have one copy there; for certain, where the build is not known. */
    boolean isHaploidInMales(long position, @Nullable Build build) {
        return name.equals("X") && position >= haploidInMalesFrom(build) && position <= haploidInMalesTo(build);
    }
}
