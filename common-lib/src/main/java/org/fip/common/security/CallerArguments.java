package org.fip.common.security;

import java.util.Set;
import org.fip.common.problem.CommonProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Lets controller methods take {@link PlatformUser}, {@link UserToken} or {@link CallingService}; the wrong kind of caller gets 403. */
final class CallerArguments implements HandlerMethodArgumentResolver {
    private static final Set<Class<?>> KINDS = Set.of(PlatformUser.class, UserToken.class, CallingService.class);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return KINDS.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        Class<?> kind = parameter.getParameterType();
        var caller = authentication == null
                ? null
                : kind == UserToken.class ? authentication.getDetails() : authentication.getPrincipal();
        if (!kind.isInstance(caller)) {
            throw new CommonProblem.Forbidden("This is not for your kind of caller").asException();
        }
        return caller;
    }
}
