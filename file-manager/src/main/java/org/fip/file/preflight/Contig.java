package org.fip.file.preflight;

import org.jspecify.annotations.Nullable;

/**
 * A contig that has variants.
 *
 * @param chromosome what it stands for, 1 to 22, X or MT; null when it can't be imputed
 * @param first position of its first variant, 1-based
 * @param last the highest position
 */
public record Contig(String name, @Nullable String chromosome, long first, long last, long variants) {}
