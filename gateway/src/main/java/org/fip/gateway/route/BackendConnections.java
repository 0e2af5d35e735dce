package org.fip.gateway.route;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The HTTP client towards the services, without the conveniences that a browser's client would want. */
@Configuration(proxyBeanMethods = false)
class BackendConnections {
    /** A long upload holds its connection; the client's own default of five would let five uploads block a service. */
    private static final int PER_SERVICE = 512;

    private static final int IN_ALL = 2048;

    @Bean
    ClientHttpRequestFactoryBuilderCustomizer<HttpComponentsClientHttpRequestFactoryBuilder> passThrough() {
        return builder -> builder.withHttpClientCustomizer(client -> client
                        // A cookie of one user must not reach the next one's request.
                        .disableCookieManagement()
                        .disableAuthCaching()
                        // Bodies pass as they are, and a refusal (429, 503) is the caller's to repeat.
                        .disableContentCompression()
                        .disableAutomaticRetries()
                        .addExecInterceptorFirst("breakable-body", BreakableBody.ON_THE_WAY))
                .withConnectionManagerCustomizer(pool -> pool.setMaxConnPerRoute(PER_SERVICE)
                        .setMaxConnTotal(IN_ALL)
                        .setDnsResolver(new TakingTurns(SystemDefaultDnsResolver.INSTANCE))
                        // Else the latest connection does all the work, and one of several processes.
                        .setConnPoolPolicy(PoolReusePolicy.FIFO));
    }
}
