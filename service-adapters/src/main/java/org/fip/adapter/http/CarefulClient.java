package org.fip.adapter.http;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.fip.adapter.ConnectionLimits;

/** Sets the client library up to do nothing by itself: no repeats, no redirects, no cookies, no connection inwards. */
final class CarefulClient {

    private static final int CONNECTIONS_PER_SERVER = 32;
    private static final int EARLY_ANSWER_CHECK_BYTES = 1 << 20;

    private CarefulClient() {}

    static CloseableHttpClient with(ConnectionLimits limits) {
        // A server that refuses an upload in its midst (413) answers early; without the check we would see a broken
        // pipe.
        var connections = ManagedHttpClientConnectionFactory.builder()
                .responseOutOfOrderStrategy(new MonitoringResponseOutOfOrderStrategy(EARLY_ANSWER_CHECK_BYTES))
                .build();
        // A pooled connection that the server has closed meanwhile would look like a lost answer, so each is tested.
        var connection = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(limits.connectTimeout()))
                .setValidateAfterInactivity(TimeValue.ofMilliseconds(0))
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(connections)
                        .setDnsResolver(new AddressGuard(limits.allowPrivateAddresses()))
                        .setMaxConnPerRoute(CONNECTIONS_PER_SERVER)
                        .setMaxConnTotal(8 * CONNECTIONS_PER_SERVER)
                        .setDefaultConnectionConfig(connection)
                        .build())
                .setUserAgent("federated-imputation-platform/0.1")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }
}
