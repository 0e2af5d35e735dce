package org.fip.gateway.route;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * A body that breaks off on its way in breaks off on its way out too. Left alone, the client would close the chunked
 * body as if it were whole, and half a file would be stored as a good one.
 */
final class BreakableBody extends HttpEntityWrapper {
    static final ExecChainHandler ON_THE_WAY = BreakableBody::wrap;

    private final ExecRuntime connection;

    private BreakableBody(HttpEntity body, ExecRuntime connection) {
        super(body);
        this.connection = connection;
    }

    private static ClassicHttpResponse wrap(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (request.getEntity() != null) {
            request.setEntity(new BreakableBody(request.getEntity(), scope.execRuntime));
        }
        return chain.proceed(request, scope);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try {
            super.writeTo(out);
        } catch (IOException e) {
            connection.discardEndpoint();
            throw e;
        }
    }
}
