package org.fip.common.problem;

import java.util.Map;

/**
 * One kind of refusal, as the caller sees it (RFC 9457). Each service lists its own as a sealed catalogue of records.
 */
public interface Problem {
    /** Stable, snake_case; clients branch on it, so it never changes once published. */
    String code();

    /** HTTP status, 400 to 599. */
    int status();

    /** The same short phrase for every occurrence. */
    String title();

    /** What happened this time, in words for a human; never a secret, never a remote text that was not sanitised. */
    String detail();

    /** What the caller can do about it. */
    String action();

    /** Members beside the standard ones; keys in snake_case. */
    default Map<String, Object> members() {
        return Map.of();
    }

    /** Throws well: {@code throw problem.asException()}. */
    default ProblemException asException() {
        return new ProblemException(this);
    }
}
