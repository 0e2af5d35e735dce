package org.fip.sandbox.wes;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Addresses below a run, for the host under which the caller knows the server. */
record Links(String base) {

    static final String ROOT = "/ga4gh/wes/v1";

    static Links of(HttpServletRequest request) {
        return new Links(
                ServletUriComponentsBuilder.fromContextPath(request).path(ROOT).toUriString());
    }

    String run(String id, String... segments) {
        return ServletUriComponentsBuilder.fromUriString(base)
                .pathSegment("runs", id)
                .pathSegment(segments)
                .encode()
                .toUriString();
    }
}
