package org.fip.gateway.route;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The protocol wants its version in every answer of an upload's address: the gateway's own refusals, too. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class TusVersion extends OncePerRequestFilter {
    static final String HEADER = "Tus-Resumable";
    private static final Pattern UPLOADS = Pattern.compile("(/api)?/files/uploads(/.*)?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HEADER, "1.0.0");
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !UPLOADS.matcher(request.getRequestURI()).matches();
    }
}
