package org.fip.sandbox.cloudgene;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.fip.sandbox.account.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers ask for their {@link Caller}, read from the header {@code X-Auth-Token}. */
@Component
class CallerResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String HEADER = "X-Auth-Token";

    private final Tokens tokens;

    CallerResolver(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return caller(request.getHeader(HEADER)).orElseThrow(CloudgeneException::unauthorized);
    }

    /** The caller, if the token is good; a revoked token is refused. */
    Optional<Caller> caller(HttpServletRequest request) {
        return caller(request.getHeader(HEADER));
    }

    private Optional<Caller> caller(@Nullable String token) {
        if (token == null) {
            return Optional.empty();
        }
        return switch (tokens.check(token)) {
            case Tokens.Valid valid -> Optional.of(new Caller(valid.account(), valid.api()));
            case Tokens.Invalid invalid -> Optional.empty();
            case Tokens.Revoked revoked -> throw CloudgeneException.forbidden();
        };
    }
}
