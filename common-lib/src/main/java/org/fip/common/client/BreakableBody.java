package org.fip.common.client;

import java.io.FilterOutputStream;
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
    private boolean isCutShort;

    private BreakableBody(HttpEntity body, ExecRuntime connection) {
        super(body);
        this.connection = connection;
    }

    private static ClassicHttpResponse wrap(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (request.getEntity() == null) {
            return chain.proceed(request, scope);
        }
        var body = new BreakableBody(request.getEntity(), scope.execRuntime);
        request.setEntity(body);
        var answer = chain.proceed(request, scope);
        if (body.isCutShort) {
            scope.execRuntime.markConnectionNonReusable();
        }
        return answer;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try {
            super.writeTo(new WayOut(out));
        } catch (IOException e) {
            if (!isCutShort) {
                connection.discardEndpoint();
            }
            throw e;
        }
    }

    /** Tells when it is the service that takes no more: it may have answered already, and is listened to then. */
    private final class WayOut extends FilterOutputStream {
        WayOut(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                isCutShort = true;
                throw e;
            }
        }

        // What is left in the client's buffer goes out here.
        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                isCutShort = true;
                throw e;
            }
        }
    }
}
