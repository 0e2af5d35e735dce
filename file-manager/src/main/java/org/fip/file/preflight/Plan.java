package org.fip.file.preflight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file is wanted for.
 *
 * @param service its name; null where that is open
 * @param michigan whether the service has the pipeline of the Michigan Imputation Server, whose rules are known; what other
 *     services refuse is not
 * @param build that the researcher will say the file has; null where that is open, or none that is known here
 * @param isOtherBuild whether it was said to be of a build that is not known here
 * @param phasing null where that is open, or none that is known here
 * @param reasons what is wrong, or good to know, whatever is in the file
 * @param unchecked what could not be held against the file, and why: a sentence each
 */
record Plan(
        @Nullable String service,
        boolean michigan,
        @Nullable Build build,
        boolean isOtherBuild,
        @Nullable Phasing phasing,
        SampleLimits limits,
        List<Verdict.Remark> reasons,
        List<String> unchecked) {

    /** For any server of the Michigan kind. */
    static Plan open(@Nullable Build build, @Nullable Phasing phasing, SampleLimits limits) {
        return new Plan(null, true, build, false, phasing, limits, List.of(), List.of());
    }

    String serviceName() {
        return service == null ? "the service" : service;
    }
}
