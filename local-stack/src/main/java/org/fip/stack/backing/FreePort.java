package org.fip.stack.backing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds loopback ports for servers whose port nobody cares about. */
public final class FreePort {
    // Not among the ports that systems give to outgoing connections and to whoever asks for any: what is free there now
    // is taken a moment later.
    private static final int FROM = 15_000;
    private static final int TO = 22_000;
    private static final int TRIES = 100;

    private FreePort() {}

    public static int next() {
        for (var n = 0; n < TRIES; n++) {
            var port = ThreadLocalRandom.current().nextInt(FROM, TO);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // another one
            }
        }
        throw new IllegalStateException("No port between " + FROM + " and " + TO + " is free");
    }
}
