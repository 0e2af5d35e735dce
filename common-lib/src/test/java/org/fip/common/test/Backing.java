package org.fip.common.test;

/** A PostgreSQL, a Redis and an AMQP broker of one test run; each starts when first asked for. */
interface Backing {
    String PASSWORD = "only-for-this-test-run";

    record Address(String host, int port) {}

    /** Makes a database and its owning role of the same name, where they are missing; returns its JDBC URL. */
    String database(String name);

    Address redis();

    Address broker();
}
