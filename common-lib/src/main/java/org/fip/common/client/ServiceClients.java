package org.fip.common.client;

import java.net.URI;
import java.time.Duration;
import org.fip.common.request.RequestId;
import org.fip.common.security.ServiceTokens;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Makes typed clients of other services: signed by this service, carrying the request id, with timeouts. */
public final class ServiceClients {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(20);

    private final RestClient.Builder builder;
    private final ServiceTokens tokens;
    private final HttpComponentsClientHttpRequestFactoryBuilder connections =
            ServiceConnections.by(ClientHttpRequestFactoryBuilder.httpComponents());

    ServiceClients(RestClient.Builder builder, ServiceTokens tokens) {
        this.builder = builder;
        this.tokens = tokens;
    }

    /**
     * A client of one service.
     *
     * @param target the service's name, for example {@code user-service}; the token is good for it alone
     * @param api an interface with {@code @HttpExchange} methods
     */
    public <T> T create(String target, URI baseUrl, Class<T> api) {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(rest(target, baseUrl, READ_TIMEOUT)))
                .build()
                .createClient(api);
    }

    /** The plain client below {@link #create}, for calls that stream a body; {@code readTimeout} is for the answer. */
    public RestClient rest(String target, URI baseUrl, Duration readTimeout) {
        return builder.clone()
                .baseUrl(baseUrl)
                .requestFactory(
                        connections.build(HttpClientSettings.defaults().withTimeouts(CONNECT_TIMEOUT, readTimeout)))
                // An initializer, not an interceptor: an interceptor would hold the whole body in memory.
                .requestInitializer(request -> {
                    request.getHeaders().setBearerAuth(tokens.forService(target));
                    request.getHeaders().set(RequestId.HEADER, RequestId.current());
                })
                .defaultHeader(HttpHeaders.ACCEPT, "application/json")
                .build();
    }
}
