package org.fip.job.test;

import java.net.URI;
import org.fip.common.test.BackingServers;
import redis.clients.jedis.RedisClient;

/** The Redis of this test run, made to lose all that it knows. */
public final class ForgetfulRedis {
    private ForgetfulRedis() {}

    public static void forgetEverything() {
        try (var redis = RedisClient.create(URI.create(BackingServers.redisUrl()))) {
            redis.flushAll();
        }
    }
}
