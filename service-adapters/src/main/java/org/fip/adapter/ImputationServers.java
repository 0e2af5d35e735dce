package org.fip.adapter;

/** Stub until the dialects are in. */
public final class ImputationServers implements AutoCloseable {

    public ImputationServers(ConnectionLimits limits) {
        java.util.Objects.requireNonNull(limits);
    }

    /** Speaks to the server at this address; {@link Outcome.Refused} when its type is not supported or the URL is no good. */
    public Outcome<ImputationServer> connect(ServerAddress address) {
        return new Outcome.Refused<>("not supported: " + address.apiType());
    }

    @Override
    public void close() {}
}
