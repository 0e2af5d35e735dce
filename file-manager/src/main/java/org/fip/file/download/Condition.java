package org.fip.file.download;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/**
 * On what condition a request wants a content (RFC 9110, 13.2.2). Contents have no time of modification, so that conditions
 * on one do not count.
 */
enum Condition {
    MET,
    /** The caller wants just the content that it knows, and it is another. */
    FAILED,
    /** The caller has it already. */
    NOT_MODIFIED;

    static Condition of(HttpServletRequest request, String etag) {
        var wanted = sent(request, HttpHeaders.IF_MATCH);
        if (!wanted.isEmpty()
                && !any(wanted, tag -> !tag.weak() && tag.formattedTag().equals(etag))) {
            return FAILED;
        }
        var known = sent(request, HttpHeaders.IF_NONE_MATCH);
        return any(known, tag -> new ETag(tag.tag(), false).formattedTag().equals(etag)) ? NOT_MODIFIED : MET;
    }

    private static List<String> sent(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }

    private static boolean any(List<String> sent, Predicate<ETag> matches) {
        return sent.stream()
                .flatMap(line -> ETag.parse(line).stream())
                .anyMatch(tag -> tag.isWildcard() || matches.test(tag));
    }
}
