package org.fip.monitoring.probe;

import java.io.IOException;
import org.springframework.stereotype.Component;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisAccessControlException;

/** Redis answers a PING. Without it jobs are late and requests uncounted, but nothing stops. */
@Component
class RedisProbe implements Probe, AutoCloseable {
    private final RedisClient redis;

    RedisProbe(RedisSettings settings) {
        // None is kept: one that outlived a restart of Redis would report a fault that is over.
        var connections = new ConnectionPoolConfig();
        connections.setMaxIdle(0);
        this.redis = RedisClient.builder()
                .fromURI(settings.url())
                .poolConfig(connections)
                .build();
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Kind kind() {
        return Kind.CACHE;
    }

    @Override
    public boolean essential() {
        return false;
    }

    @Override
    public void ask() throws IOException {
        try {
            redis.ping();
        } catch (JedisAccessControlException e) {
            throw new PartDownException("Refuses this service's sign-in", e);
        }
    }

    @Override
    public void close() {
        redis.close();
    }
}
