package org.fip.sandbox.fault;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** An answer on its way out, which faults may lose, cut, or spoil. */
final class TamperedResponse extends HttpServletResponseWrapper {

    private final Faults faults;
    private final TamperingStream stream;
    private @Nullable PrintWriter writer;

    TamperedResponse(HttpServletResponse response, Faults faults, String path) {
        super(response);
        this.faults = faults;
        this.stream = new TamperingStream(response, faults, path.endsWith(".zip"));
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(stream, getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        stream.flush();
    }

    /** After the last byte: closes the connection where a fault wants that. */
    void finish(ServletRequest request) throws IOException {
        if (writer != null) {
            writer.flush();
        }
        boolean lostWithoutBody = !stream.begun()
                && faults.jobTaken()
                && faults.strike(Fault.LostAnswer.class).isPresent();
        if (stream.cut()) {
            super.flushBuffer();
        }
        if (stream.cut() || stream.lost() || lostWithoutBody) {
            ConnectionCloser.close(request);
        }
    }
}
