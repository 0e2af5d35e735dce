package org.fip.sandbox.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets faults strike requests, whichever dialect they speak: before they are carried out, or in their answers. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnBooleanProperty("fip.sandbox.faults.enabled")
class FaultFilter extends OncePerRequestFilter {

    private static final int LONGEST_HANG_MILLIS = 600_000;
    private static final int HANG_STEP_MILLIS = 50;

    private final Faults faults;

    FaultFilter(Faults faults) {
        this.faults = faults;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith(FaultController.PATH) || path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        faults.enter(request.getRequestURI());
        try {
            if (!refused(request, response)) {
                var tampered = new TamperedResponse(response, faults, request.getRequestURI());
                chain.doFilter(request, tampered);
                tampered.finish(request);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ConnectionCloser.close(request);
        } finally {
            faults.leave();
        }
    }

    /** Whether the request goes no further than this. */
    private boolean refused(HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        Optional<Fault.Slow> slow = faults.strike(Fault.Slow.class);
        if (slow.isPresent()) {
            Thread.sleep(slow.get().millis());
        }
        Optional<Fault.Hanging> hanging = faults.strike(Fault.Hanging.class);
        if (hanging.isPresent()) {
            hang(hanging.get());
            ConnectionCloser.close(request);
            return true;
        }
        if (faults.strike(Fault.Maintenance.class).isPresent()) {
            answer(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE.value(),
                    MediaType.APPLICATION_JSON_VALUE,
                    "{\"message\":\"This functionality is currently under maintenance.\",\"success\":false}");
            return true;
        }
        Optional<Fault.ServerError> error = faults.strike(Fault.ServerError.class);
        if (error.isPresent()) {
            page(response, error.get().status());
            return true;
        }
        Optional<Fault.TooManyRequests> tooMany = faults.strike(Fault.TooManyRequests.class);
        if (tooMany.isPresent()) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, tooMany.get().retryAfterSeconds());
            page(response, HttpStatus.TOO_MANY_REQUESTS.value());
            return true;
        }
        return false;
    }

    private void hang(Fault.Hanging fault) throws InterruptedException {
        int left = fault.millis() == null ? LONGEST_HANG_MILLIS : fault.millis();
        while (left > 0 && faults.armed(fault)) {
            Thread.sleep(Math.min(left, HANG_STEP_MILLIS));
            left -= HANG_STEP_MILLIS;
        }
    }

    /** As a proxy in front of the server answers. */
    private static void page(HttpServletResponse response, int status) throws IOException {
        HttpStatus known = HttpStatus.resolve(status);
        String title = known == null ? String.valueOf(status) : status + " " + known.getReasonPhrase();
        answer(
                response,
                status,
                MediaType.TEXT_HTML_VALUE,
                "<html>\r\n<head><title>%s</title></head>\r\n<body>\r\n<center><h1>%s</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
                        .formatted(title, title));
    }

    private static void answer(HttpServletResponse response, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
