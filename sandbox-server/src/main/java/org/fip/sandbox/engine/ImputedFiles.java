package org.fip.sandbox.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where an imputed chromosome goes.
 *
 * @param dose all sites with samples, block-gzipped VCF
 * @param info all sites without samples, block-gzipped VCF
 * @param empirical leave-one-out dosages of typed sites, when they were asked for
 */
public record ImputedFiles(Path dose, Path info, @Nullable Path empirical) {}
