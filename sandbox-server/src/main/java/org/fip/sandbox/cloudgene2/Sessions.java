package org.fip.sandbox.cloudgene2;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.account.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets resources ask for their {@link Visitor}: an API token in {@code X-Auth-Token}, or the login's cookie together
 * with the CSRF token that the login answered.
 */
@Component
class Sessions implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String TOKEN_HEADER = "X-Auth-Token";
    private static final String CSRF_HEADER = "X-CSRF-Token";
    private static final String COOKIE = "cloudgene-token";

    private final Tokens tokens;

    Sessions(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A new session: what goes into the cookie, and what must come with it. */
    record Session(ResponseCookie cookie, String csrf) {}

    Session open(Account account) {
        String token = tokens.access(account);
        var cookie = ResponseCookie.from(COOKIE, token)
                .path("/")
                .httpOnly(true)
                .maxAge(Tokens.ACCESS_LIFETIME)
                .build();
        return new Session(cookie, csrf(token));
    }

    /** Derived from the cookie, so that nothing has to be remembered. */
    private static String csrf(String token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("csrf " + token).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visitor.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        return http == null ? Visitor.PUBLIC : visitor(http);
    }

    private Visitor visitor(HttpServletRequest request) {
        String token = request.getHeader(TOKEN_HEADER);
        if (token != null) {
            return tokens.check(token) instanceof Tokens.Valid valid && valid.api()
                    ? new Visitor(valid.account(), false)
                    : Visitor.PUBLIC;
        }
        String cookie = cookie(request);
        return cookie != null
                        && csrf(cookie).equals(request.getHeader(CSRF_HEADER))
                        && tokens.check(cookie) instanceof Tokens.Valid valid
                        && !valid.api()
                ? new Visitor(valid.account(), true)
                : Visitor.PUBLIC;
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                return cookie.getValue();
            }
        }
        return null;
    }
}
