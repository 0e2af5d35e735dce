package org.fip.file.preflight;

import java.util.List;

/**
 * That a rule was broken.
 *
 * @param count of rows, samples, genotypes or stretches, as the rule says
 * @param examples the first few: {@code line 12: 20:68749 rs6086616}, a sample's id, or a stretch
 */
public record Finding(Rule rule, long count, List<String> examples) {}
