package org.fip.e2e;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.fip.stack.Ports;

/** A running platform that the system tests use; {@code fip.target} says which. */
public sealed interface Target permits LocalTarget, ComposedTarget {
    Target CURRENT = "composed".equals(System.getProperty("fip.target")) ? new ComposedTarget() : new LocalTarget();

    /** Brings up what is missing. */
    void up(Map<String, String> environment);

    void down();

    default String gateway() {
        return LocalStack.PORTS.url(Ports.GATEWAY);
    }

    default String dashboard() {
        return "http://localhost:" + LocalStack.PORTS.of(Ports.FRONTEND);
    }

    /** The sandbox as a test reaches it. */
    default String sandbox() {
        return LocalStack.PORTS.url(Ports.SANDBOX);
    }

    /** The sandbox as the platform reaches it. */
    String sandboxFromInside();

    String operatorPassword() throws IOException;

    /** Of the sandbox's administrator, who may have it misbehave. */
    String sandboxPassword() throws IOException;

    /** Whole mails, headers and all, of an address. */
    List<String> mailsTo(String address) throws IOException;

    /** What each part has logged. */
    Map<String, String> logs() throws IOException;
}
