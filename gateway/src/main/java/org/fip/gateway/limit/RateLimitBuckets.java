package org.fip.gateway.limit;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.jedis.Bucket4jJedis;
import java.time.Duration;
import org.fip.gateway.RedisSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.util.JedisURIHelper;

/** The counters' home in Redis. */
@Configuration(proxyBeanMethods = false)
class RateLimitBuckets {
    /** Every request waits for its count, so a Redis that does not answer must be given up soon. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final int CONNECTIONS = 32;

    @Bean(destroyMethod = "close")
    RedisClient redis(RedisSettings settings) {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(PATIENCE);
        return RedisClient.builder()
                .hostAndPort(JedisURIHelper.getHostAndPort(settings.url()))
                .clientConfig(DefaultJedisClientConfig.builder(settings.url())
                        .connectionTimeoutMillis((int) PATIENCE.toMillis())
                        .socketTimeoutMillis((int) PATIENCE.toMillis())
                        .build())
                .poolConfig(pool)
                .build();
    }

    @Bean
    ProxyManager<byte[]> buckets(RedisClient redis) {
        return Bucket4jJedis.casBasedBuilder(redis)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                .build();
    }
}
