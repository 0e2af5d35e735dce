package org.fip.gateway.route;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.fip.common.client.ServiceConnections;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The HTTP client towards the services, of which there may be several processes each. */
@Configuration(proxyBeanMethods = false)
class BackendConnections {
    @Bean
    ClientHttpRequestFactoryBuilderCustomizer<HttpComponentsClientHttpRequestFactoryBuilder> passThrough() {
        return builder -> ServiceConnections.by(builder)
                .withDnsResolver(new TakingTurns(SystemDefaultDnsResolver.INSTANCE))
                // Else the latest connection does all the work, and one of several processes.
                .withConnectionManagerCustomizer(pool -> pool.setConnPoolPolicy(PoolReusePolicy.FIFO));
    }
}
