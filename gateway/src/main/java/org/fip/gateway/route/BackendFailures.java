package org.fip.gateway.route;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fip.common.problem.CommonProblem;
import org.fip.common.problem.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says which part of the platform is away when a service cannot be reached. */
@Component
class BackendFailures extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(BackendFailures.class);

    private final ProblemWriter problems;

    BackendFailures(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (!(rootOf(e) instanceof ResourceAccessException) || response.isCommitted()) {
                throw e;
            }
            var service = String.valueOf(request.getAttribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR));
            log.warn("{} cannot be reached: {}", service, e.getMessage());
            problems.write(response, new CommonProblem.DependencyUnavailable(service));
        }
    }

    private static Throwable rootOf(Throwable e) {
        return e instanceof ServletException && e.getCause() != null ? e.getCause() : e;
    }
}
