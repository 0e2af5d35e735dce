package org.fip.adapter.cloudgene;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The URLs of one Cloudgene installation; its base may have a path. Downloads live outside the API. */
record Endpoints(URI base) {

    URI server() {
        return api("server");
    }

    URI counters() {
        return api("server/counters");
    }

    URI app(String appId) {
        return api("server/apps/" + segment(appId));
    }

    URI verify() {
        return api("tokens/verify");
    }

    URI submit(String appId) {
        return api("jobs/submit/" + segment(appId));
    }

    URI jobs(long page) {
        return api("jobs?page=" + page);
    }

    /** Details; unlike {@code /status} they are complete on version 2 as well. */
    URI job(String jobId) {
        return api("jobs/" + segment(jobId));
    }

    URI cancel(String jobId) {
        return api("jobs/" + segment(jobId) + "/cancel");
    }

    URI restart(String jobId) {
        return api("jobs/" + segment(jobId) + "/restart");
    }

    URI result(String reference) {
        return base.resolve(base.getRawPath() + "/share/results/" + reference);
    }

    /** The part of a download's URL that names the file. Version 2 compares it and wants real slashes. */
    static String resultReference(String hash, String name) {
        return segment(hash) + "/"
                + Arrays.stream(name.split("/", -1)).map(Endpoints::segment).collect(Collectors.joining("/"));
    }

    private URI api(String path) {
        return base.resolve(base.getRawPath() + "/api/v2/" + path);
    }

    /** One path segment, percent-encoded; {@code @} stays, since application ids have it and servers match it literally. */
    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
    }
}
