package org.fip.file.preflight;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is in a VCF, and what is wrong with it. */
public record Inspection(Facts facts, List<Finding> findings) {
    private static final Set<Rule> NOT_READ_TO_ITS_END = EnumSet.of(
            Rule.NOT_VCF, Rule.BCF, Rule.NO_FILEFORMAT, Rule.DAMAGED, Rule.HEADER_UNREADABLE, Rule.LINE_TOO_LONG);

    /** Whether it would be good in blocks: a text that could be read, but is plain or gzipped in one piece. */
    boolean wantsPacking() {
        return facts.packing() != Packing.BLOCK_GZIP
                && findings.stream().map(Finding::rule).noneMatch(NOT_READ_TO_ITS_END::contains);
    }

    /** The same text in blocks. */
    Inspection packedAnew() {
        return new Inspection(
                facts,
                findings.stream()
                        .map(f -> f.rule() == Rule.NOT_BLOCK_GZIPPED ? new Finding(Rule.PACKED_ANEW, 1, List.of()) : f)
                        .toList());
    }
}
