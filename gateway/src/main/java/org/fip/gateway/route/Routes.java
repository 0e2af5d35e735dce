package org.fip.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.AfterFilterFunctions.removeResponseHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.removeRequestHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.rewritePath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.setPath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.setRequestHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.fip.common.client.ServiceConnections;
import org.fip.common.client.ServiceUrls;
import org.fip.common.problem.CommonProblem;
import org.fip.common.request.ClientAddress;
import org.fip.common.request.RequestId;
import org.fip.common.security.PlatformUser;
import org.fip.common.security.PublicPaths;
import org.fip.gateway.signout.SignOutNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Every documented path, with and without {@code /api}; what is not listed does not exist. */
@Configuration(proxyBeanMethods = false)
class Routes {
    private static final Logger log = LoggerFactory.getLogger(Routes.class);
    private static final String PREFIX = "/api";

    @Bean
    PublicPaths withoutSignIn() {
        var paths = Stream.of(
                        "/auth/login", "/auth/register", "/files/download/*", "/files/inputs/*", "/files/exports/*")
                .flatMap(p -> Stream.of(p, PREFIX + p));
        return new PublicPaths(
                Stream.concat(paths, Stream.of(PREFIX + "/docs/**")).toList());
    }

    @Bean
    RouterFunction<ServerResponse> documentedPaths(ServiceUrls urls, SignOutNotice signOuts) {
        return Arrays.stream(Backend.values())
                .flatMap(backend -> Stream.of(api(backend, urls, signOuts), document(backend, urls)))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private static RouterFunction<ServerResponse> api(Backend backend, ServiceUrls urls, SignOutNotice signOuts) {
        var paths = backend.patterns()
                .flatMap(pattern -> Stream.of(pattern, PREFIX + pattern))
                .map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow();
        return route(backend.service())
                .route(paths, http())
                .filter(signOuts)
                .before(rewritePath("^" + PREFIX + "/(?<rest>.*)", "/${rest}"))
                // The gateway asks for the body itself; a service that was asked hangs up as soon as it has refused.
                .before(removeRequestHeader(HttpHeaders.EXPECT))
                .before(Routes::identityByTokenAlone)
                .before(Routes::passOnRequestId)
                .before(Routes::tellClientsAddress)
                .before(uri(backend.url(urls)))
                // The gateway's own answer carries both; the service's would be the second ones.
                .after(removeResponseHeader(RequestId.HEADER))
                .after(removeResponseHeader(TusVersion.HEADER))
                .onError(ResourceAccessException.class, (failure, request) -> unavailable(backend, failure))
                .build();
    }

    private static RouterFunction<ServerResponse> document(Backend backend, ServiceUrls urls) {
        return route("document-" + backend.service())
                .GET(PREFIX + "/docs/" + backend.service(), http())
                .before(setPath("/v3/api-docs"))
                .before(uri(backend.url(urls)))
                // The gateway's own answer carries the id; the service's would be the second one.
                .after(removeResponseHeader(RequestId.HEADER))
                .onError(ResourceAccessException.class, (failure, request) -> unavailable(backend, failure))
                .build();
    }

    private static ServerResponse unavailable(Backend backend, Throwable failure) {
        if (ServiceConnections.isBrokenOffBySender(failure)) {
            throw new CommonProblem.Unreadable("The body broke off").asException();
        }
        log.warn("{} cannot be reached: {}", backend.service(), failure.getMessage());
        throw new CommonProblem.DependencyUnavailable(backend.service()).asException();
    }

    /** Services take the caller from a user's token; nothing else that claims to name one is passed on. */
    private static ServerRequest identityByTokenAlone(ServerRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var isUser = authentication != null && authentication.getPrincipal() instanceof PlatformUser;
        return ServerRequest.from(request)
                .headers(headers -> {
                    headers.headerNames().stream()
                            .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("x-user-"))
                            .toList()
                            .forEach(headers::remove);
                    if (!isUser) {
                        headers.remove(HttpHeaders.AUTHORIZATION);
                    }
                })
                .build();
    }

    private static ServerRequest tellClientsAddress(ServerRequest request) {
        return setRequestHeader(ClientAddress.HEADER, request.servletRequest().getRemoteAddr())
                .apply(request);
    }

    private static ServerRequest passOnRequestId(ServerRequest request) {
        return setRequestHeader(RequestId.HEADER, RequestId.current()).apply(request);
    }
}
