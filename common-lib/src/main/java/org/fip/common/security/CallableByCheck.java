package org.fip.common.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.fip.common.problem.CommonProblem;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Enforces {@link CallableBy}: closed to services unless named. */
final class CallableByCheck implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof CallingService(var name)
                && handler instanceof HandlerMethod method) {
            var allowed = method.getMethodAnnotation(CallableBy.class);
            if (allowed == null || !Arrays.asList(allowed.value()).contains(name)) {
                throw new CommonProblem.Forbidden("The service " + name + " may not call this").asException();
            }
        }
        return true;
    }
}
