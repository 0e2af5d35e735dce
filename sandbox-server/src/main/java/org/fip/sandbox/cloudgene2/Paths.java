package org.fip.sandbox.cloudgene2;

/** Where version 2 lives on this server. */
final class Paths {

    static final String BASE = "/cloudgene2";
    static final String API = BASE + "/api/v2";

    private Paths() {}
}
