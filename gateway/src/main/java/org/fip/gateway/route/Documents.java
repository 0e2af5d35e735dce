package org.fip.gateway.route;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The page that lists the services' OpenAPI documents. */
@Configuration(proxyBeanMethods = false)
class Documents {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Federated Imputation Platform: API</title></head>
            <body>
            <h1>API documents</h1>
            <p>OpenAPI 3.1, one per service. Sign in with <code>POST /api/auth/login</code> and send the token as
            <code>Authorization: Bearer …</code>.</p>
            <ul>
            %s
            </ul>
            </body>
            </html>
            """;

    @Bean
    RouterFunction<ServerResponse> listOfDocuments() {
        var links = Arrays.stream(Backend.values())
                .map(Backend::service)
                .map(name -> "<li><a href=\"/api/docs/%s\">%s</a></li>".formatted(name, name))
                .collect(Collectors.joining("\n"));
        var page = PAGE.formatted(links);
        return RouterFunctions.route()
                .GET(
                        "/api/docs",
                        request -> ServerResponse.ok()
                                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                                .body(page))
                .build();
    }
}
