package org.fip.gateway.route;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Has the processes of one service take turns with new connections: a name server may tell their addresses in the same order for
 * ever, and a client takes the first that answers.
 */
final class TakingTurns implements DnsResolver {
    private final DnsResolver names;
    private final AtomicInteger turn = new AtomicInteger();

    TakingTurns(DnsResolver names) {
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host).clone();
        Collections.rotate(Arrays.asList(addresses), -Math.floorMod(turn.getAndIncrement(), addresses.length));
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
