package org.fip.file.preflight;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a VCF is, whatever it is wanted for.
 *
 * @param version as in its first line, such as {@code VCFv4.2}; null where it isn't a VCF
 * @param samplesHash SHA-256 of the samples' ids in their order, lower-case hex; null where there are none, or where the file
 *     was inspected before it was taken
 * @param variants rows that could be read
 * @param usable variants that a server would go on with, as far as that needs no panel
 * @param unphasedGenotypes genotypes with {@code /}
 * @param callRate share of genotypes that are called, 0 to 1
 * @param headerBuild that contig lines or the name of the reference speak of
 * @param positionsBuild the one in which all positions lie within their chromosomes, where they don't in the other
 * @param contigsDeclared whether the header has contig lines for all that rows name; false where that was not looked for
 * @param genotypesDeclared whether it says what GT is; likewise
 */
public record Facts(
        Packing packing,
        @Nullable String version,
        int samples,
        @Nullable String samplesHash,
        long variants,
        long usable,
        long unphasedGenotypes,
        double callRate,
        @Nullable Build headerBuild,
        @Nullable Build positionsBuild,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean contigsDeclared,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean genotypesDeclared,
        List<Contig> contigs,
        List<Chunk> chunks) {
    static Facts ofNothing(Packing packing) {
        return new Facts(packing, null, 0, null, 0, 0, 0, 0, null, null, false, false, List.of(), List.of());
    }
}
