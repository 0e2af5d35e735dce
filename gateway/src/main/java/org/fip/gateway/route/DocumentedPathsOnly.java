package org.fip.gateway.route;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fip.common.problem.CommonProblem;
import org.fip.common.problem.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 404 to every path that is not documented, or that is not spelt plainly; stands before everything else. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class DocumentedPathsOnly extends OncePerRequestFilter {
    // No escapes, parameters, empty or dotted segments: what is looked at here is what the services will see, so that
    // no spelling of /internal means one thing here and another thing there.
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+/?");
    private static final Pattern DOCUMENTED =
            Pattern.compile("(/api)?/(%s)(/.*)?|/api/docs(/.*)?|/actuator/health(/.*)?"
                    .formatted(Arrays.stream(Backend.values())
                            .flatMap(b -> b.segments().stream())
                            .collect(Collectors.joining("|"))));

    private final ProblemWriter problems;

    DocumentedPathsOnly(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if (Stream.of(PLAIN, DOCUMENTED).allMatch(p -> p.matcher(path).matches())) {
            chain.doFilter(request, response);
        } else {
            problems.write(response, new CommonProblem.NotFound("This path"));
        }
    }
}
