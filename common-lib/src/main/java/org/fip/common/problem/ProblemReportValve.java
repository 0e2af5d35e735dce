package org.fip.common.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.fip.common.request.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Refusals of the server itself, which come before any filter: a header too long, a path that is none, no host. */
public final class ProblemReportValve extends ErrorReportValve {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var isSaid = response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported();
        if (isSaid || !canStillWrite(response)) {
            return;
        }
        var sent = response.getHeader(RequestId.HEADER);
        var id = sent == null ? RequestId.acceptOrCreate(request.getHeader(RequestId.HEADER)) : sent;
        var body = ProblemBody.of(SilentRefusal.of(response.getStatus()));
        body.put("request_id", id);
        try {
            response.setHeader(RequestId.HEADER, id);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            // Null where the stream is somebody else's already.
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(JSON.writeValueAsString(body));
                response.finishResponse();
            }
        } catch (IOException e) {
            getContainer().getLogger().debug("The caller left before the answer was written", e);
        }
    }

    private static boolean canStillWrite(Response response) {
        var allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }
}
