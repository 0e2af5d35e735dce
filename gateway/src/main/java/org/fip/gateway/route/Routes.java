package org.fip.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.removeRequestHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.rewritePath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.setPath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.setRequestHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import java.util.Arrays;
import java.util.stream.Stream;
import org.fip.common.client.ServiceUrls;
import org.fip.common.request.RequestId;
import org.fip.common.security.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Every documented path, with and without {@code /api}; what is not listed does not exist. */
@Configuration(proxyBeanMethods = false)
class Routes {
    private static final String PREFIX = "/api";

    @Bean
    PublicPaths withoutSignIn() {
        var paths =
                Stream.of("/auth/login", "/auth/register", "/files/download/*").flatMap(p -> Stream.of(p, PREFIX + p));
        return new PublicPaths(
                Stream.concat(paths, Stream.of(PREFIX + "/docs/**")).toList());
    }

    @Bean
    RouterFunction<ServerResponse> routes(ServiceUrls urls) {
        return Arrays.stream(Backend.values())
                .flatMap(backend -> Stream.of(api(backend, urls), document(backend, urls)))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private static RouterFunction<ServerResponse> api(Backend backend, ServiceUrls urls) {
        var paths = backend.segments().stream()
                .flatMap(s -> Stream.of("/" + s, "/" + s + "/**", PREFIX + "/" + s, PREFIX + "/" + s + "/**"))
                .map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow();
        return route(backend.service())
                .route(paths, http())
                .before(rewritePath("^" + PREFIX + "/(?<rest>.*)", "/${rest}"))
                // Services take the caller from the token alone; these are dropped so that nobody can start to.
                .before(removeRequestHeader("X-User-Id"))
                .before(removeRequestHeader("X-User-Roles"))
                .before(Routes::passOnRequestId)
                .before(uri(backend.url(urls)))
                .build();
    }

    private static RouterFunction<ServerResponse> document(Backend backend, ServiceUrls urls) {
        return route("document-" + backend.service())
                .GET(PREFIX + "/docs/" + backend.service(), http())
                .before(setPath("/v3/api-docs"))
                .before(uri(backend.url(urls)))
                .build();
    }

    private static ServerRequest passOnRequestId(ServerRequest request) {
        return setRequestHeader(RequestId.HEADER, RequestId.current()).apply(request);
    }
}
