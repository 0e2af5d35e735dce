package org.fip.file.upload;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What tus asks of every request and answer, refusals too: the version, and the method that a client means which can only
 * send POST. Stands before security, which answers as well.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class TusRequests extends OncePerRequestFilter {
    private static final String OVERRIDE = "X-HTTP-Method-Override";
    private static final Set<String> METHODS = Set.of("PATCH", "DELETE", "HEAD");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Tus-Resumable", TusController.VERSION);
        var sent = request.getHeader(OVERRIDE);
        var meant = sent == null ? "" : sent.strip().toUpperCase(Locale.ROOT);
        var isOther = HttpMethod.POST.matches(request.getMethod()) && METHODS.contains(meant);
        chain.doFilter(isOther ? new Meant(request, meant) : request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.equals(TusController.PATH) && !path.startsWith(TusController.PATH + "/");
    }

    private static final class Meant extends HttpServletRequestWrapper {
        private final String method;

        Meant(HttpServletRequest request, String method) {
            super(request);
            this.method = method;
        }

        @Override
        public String getMethod() {
            return method;
        }
    }
}
