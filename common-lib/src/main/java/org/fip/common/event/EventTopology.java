package org.fip.common.event;

/** Names on the broker. */
public final class EventTopology {
    /** Durable topic exchange that carries every event of the platform. */
    public static final String EXCHANGE = "fip.events";

    private EventTopology() {}
}
