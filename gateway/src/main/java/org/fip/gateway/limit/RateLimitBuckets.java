package org.fip.gateway.limit;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.jedis.Bucket4jJedis;
import java.time.Duration;
import org.fip.gateway.RedisSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.RedisClient;

/** The counters' home in Redis. */
@Configuration(proxyBeanMethods = false)
class RateLimitBuckets {
    @Bean(destroyMethod = "close")
    RedisClient redis(RedisSettings settings) {
        return RedisClient.create(settings.url());
    }

    @Bean
    ProxyManager<byte[]> buckets(RedisClient redis) {
        return Bucket4jJedis.casBasedBuilder(redis)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                .build();
    }
}
