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
    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(GatewaySettings settings) {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(settings.corsOrigins());
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));
        rules.setAllowedHeaders(List.of("*"));
        rules.setExposedHeaders(List.of("X-Request-Id", "Retry-After", "Content-Disposition"));
        rules.setMaxAge(Duration.ofHours(1));
        var everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", rules);
        var filter = new FilterRegistrationBean<>(new CorsFilter(everywhere));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
