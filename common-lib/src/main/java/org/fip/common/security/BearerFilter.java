package org.fip.common.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.fip.common.problem.ProblemException;
import org.fip.common.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the caller that the bearer token names into the security context. */
final class BearerFilter extends OncePerRequestFilter {
    static final String SERVICE_AUTHORITY = "CALLING_SERVICE";
    private static final String PREFIX = "Bearer ";

    private final TokenVerifier tokens;
    private final SignedOut signedOut;
    private final ProblemWriter problems;

    BearerFilter(TokenVerifier tokens, SignedOut signedOut, ProblemWriter problems) {
        this.tokens = tokens;
        this.signedOut = signedOut;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            try {
                tokens.caller(header.substring(PREFIX.length()).strip())
                        .filter(caller -> caller.token() == null || !signedOut.isSignedOut(caller.token()))
                        .ifPresent(BearerFilter::remember);
            } catch (ProblemException e) {
                problems.write(response, e.problem());
                return;
            }
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private static void remember(TokenVerifier.Caller caller) {
        var authentication = authentication(caller.principal());
        authentication.setDetails(caller.token());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
    }

    private static AbstractAuthenticationToken authentication(Object caller) {
        var authorities = caller instanceof PlatformUser user
                ? user.roles().stream()
                        .map(r -> new SimpleGrantedAuthority("ROLE_" + r.name()))
                        .toList()
                : List.of(new SimpleGrantedAuthority(SERVICE_AUTHORITY));
        return new UsernamePasswordAuthenticationToken(caller, null, authorities);
    }
}
