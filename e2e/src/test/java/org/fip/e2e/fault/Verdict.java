package org.fip.e2e.fault;

import java.time.Duration;

/**
 * What became of a load.
 *
 * @param jobs accepted by the platform
 * @param retried of those, tried again because the external server had lost them
 * @param lost of those, not there or not ended as they should
 * @param duplicated external jobs beyond one for each of ours
 * @param results files of results, each downloaded and found whole
 * @param recovered from the moment all is set right until the last job had ended
 */
record Verdict(
        String scenario,
        int jobs,
        int completed,
        int cancelled,
        int retried,
        int lost,
        int duplicated,
        int results,
        Duration recovered) {
    static final String HEADER = """
            | what happens | jobs | completed | cancelled | retried | lost | duplicated | results intact | recovered in s |
            |---|---|---|---|---|---|---|---|---|""";

    String row() {
        return "| %s | %d | %d | %d | %d | %d | %d | %d | %d |"
                .formatted(
                        scenario,
                        jobs,
                        completed,
                        cancelled,
                        retried,
                        lost,
                        duplicated,
                        results,
                        recovered.toSeconds());
    }
}
