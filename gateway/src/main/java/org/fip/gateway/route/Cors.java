package org.fip.gateway.route;

import java.time.Duration;
import java.util.List;
import org.fip.gateway.GatewaySettings;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Which pages may call from a browser. Stands before security, because a preflight carries no token. */
@Configuration(proxyBeanMethods = false)
class Cors {
    /** The second half is what clients of resumable uploads read. */
    private static final List<String> EXPOSED = List.of(
            "X-Request-Id",
            "Retry-After",
            "Content-Disposition",
            "Location",
            "Tus-Resumable",
            "Tus-Version",
            "Tus-Extension",
            "Tus-Max-Size",
            "Tus-Checksum-Algorithm",
            "Upload-Offset",
            "Upload-Length",
            "Upload-Metadata",
            "Upload-Expires");

    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(GatewaySettings settings) {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(settings.corsOrigins());
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));
        rules.setAllowedHeaders(List.of("*"));
        rules.setExposedHeaders(EXPOSED);
        rules.setMaxAge(Duration.ofHours(1));
        var everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", rules);
        var filter = new FilterRegistrationBean<>(new CorsFilter(everywhere));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
