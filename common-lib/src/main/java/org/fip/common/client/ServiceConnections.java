package org.fip.common.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.coyote.BadRequestException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.util.TimeValue;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;

/**
 * Connections between services, made for bodies of gigabytes and without the conveniences that a browser's client would want. A
 * body that breaks off does not look whole to the service, and a service that refuses one before it has all of it is heard at
 * once.
 */
public final class ServiceConnections {
    /** A long upload holds its connection; the client's own default of five would let five uploads block a service. */
    private static final int PER_SERVICE = 512;

    private static final int IN_ALL = 2048;

    /** One that was idle for longer is looked at before it is used again: its service may have started anew. */
    private static final TimeValue TRUSTED_FOR = TimeValue.ofMilliseconds(100);

    /** Bytes of a body; to look takes a system call, which has to wait for what the kernel does with the connection. */
    private static final long LISTENS_EVERY = 1 << 20;

    private ServiceConnections() {}

    /** Has the builder's clients connect so. */
    public static HttpComponentsClientHttpRequestFactoryBuilder by(
            HttpComponentsClientHttpRequestFactoryBuilder builder) {
        return builder.withHttpClientCustomizer(ServiceConnections::passThrough)
                .withConnectionManagerCustomizer(ServiceConnections::pool)
                .withConnectionConfigCustomizer(ServiceConnections::distrust);
    }

    /** Whether it is the sender of a body that was passed on who broke off, and not the service that was to have it. */
    public static boolean isBrokenOffBySender(Throwable failure) {
        return failure.getCause() instanceof EOFException || failure.getCause() instanceof BadRequestException;
    }

    private static void passThrough(HttpClientBuilder client) {
        // A cookie of one user must not reach the next one's request.
        client.disableCookieManagement()
                .disableAuthCaching()
                // Bodies pass as they are, and a refusal (429, 503) is the caller's to repeat.
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .addExecInterceptorFirst("breakable-body", BreakableBody.ON_THE_WAY);
    }

    private static void pool(PoolingHttpClientConnectionManagerBuilder pool) {
        pool.setMaxConnPerRoute(PER_SERVICE)
                .setMaxConnTotal(IN_ALL)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .responseOutOfOrderStrategy(ServiceConnections::hasAnswered)
                        .build());
    }

    private static void distrust(ConnectionConfig.Builder connection) {
        connection.setValidateAfterInactivity(TRUSTED_FOR);
    }

    // The library's own way to look waits a millisecond for each piece of the body.
    private static boolean hasAnswered(
            ClassicHttpRequest request, HttpClientConnection connection, InputStream answer, long sent, long next)
            throws IOException {
        return sent / LISTENS_EVERY != (sent + next) / LISTENS_EVERY && answer.available() > 0;
    }
}
