package org.fip.file.preflight;

import org.jspecify.annotations.Nullable;

/**
 * What a file is wanted for.
 *
 * @param build that the researcher will say the file has; null where that is open
 * @param phasing null where that is open
 * @param minSamples fewest that the service takes
 * @param maxSamples most that the service takes
 */
record Plan(@Nullable Build build, @Nullable Phasing phasing, int minSamples, int maxSamples) {}
