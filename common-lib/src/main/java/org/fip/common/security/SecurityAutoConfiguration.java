package org.fip.common.security;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.fip.common.problem.CommonProblem;
import org.fip.common.problem.ProblemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The same rules in every service: everything needs a token, {@code /internal/**} needs a service's token. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
        })
@EnableConfigurationProperties({JwtSettings.class, IdentitySettings.class})
@EnableMethodSecurity
public class SecurityAutoConfiguration {
    private static final String[] OPEN_TO_ALL = {
        "/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**", "/error"
    };

    @Bean
    TokenVerifier tokenVerifier(JwtSettings jwt, IdentitySettings identity, Clock clock, Environment environment) {
        return new TokenVerifier(self(environment), jwt.key(), identity.publicKeysDir(), clock);
    }

    @Bean
    UserTokens userTokens(JwtSettings jwt, Clock clock) {
        return new UserTokens(jwt.key(), clock);
    }

    @Bean
    @ConditionalOnProperty("fip.identity.private-key-file")
    ServiceTokens serviceTokens(IdentitySettings identity, Clock clock, Environment environment) {
        var file = identity.privateKeyFile();
        if (file == null) {
            throw new IllegalStateException("fip.identity.private-key-file is not set");
        }
        return new ServiceTokens(self(environment), KeyFiles.privateKey(file), clock);
    }

    @Bean
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            TokenVerifier tokens,
            ObjectProvider<SignedOut> signedOut,
            ProblemWriter problems,
            ObjectProvider<PublicPaths> publicPaths) {
        var open = Stream.concat(Stream.of(OPEN_TO_ALL), publicPaths.stream().flatMap(p -> p.patterns().stream()))
                .toArray(String[]::new);
        return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookies are used, so there is nothing that a forged form could ride on.
                .csrf(c -> c.disable())
                .requestCache(c -> c.disable())
                .logout(l -> l.disable())
                .authorizeHttpRequests(a -> a.dispatcherTypeMatchers(
                                jakarta.servlet.DispatcherType.ERROR, jakarta.servlet.DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(open)
                        .permitAll()
                        .requestMatchers("/internal/**")
                        .hasAuthority(BearerFilter.SERVICE_AUTHORITY)
                        .requestMatchers("/actuator/**")
                        .hasAuthority(BearerFilter.SERVICE_AUTHORITY)
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(
                        new BearerFilter(tokens, signedOut.getIfAvailable(() -> token -> false), problems),
                        UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(e -> e.authenticationEntryPoint((request, response, failure) -> problems.write(
                                response,
                                new CommonProblem.Unauthenticated(
                                        request.getHeader("Authorization") == null
                                                ? "This needs a platform token"
                                                : "The token is expired or not valid here")))
                        .accessDeniedHandler((request, response, failure) ->
                                problems.write(response, new CommonProblem.Forbidden("Not for this caller"))))
                .build();
    }

    /** Only here to keep Spring Boot from making a user with a generated password. */
    @Bean
    AuthenticationManager noPasswordSignIn() {
        return authentication -> {
            throw new AuthenticationServiceException("Sign-in is by bearer token only");
        };
    }

    @Bean
    WebMvcConfigurer callers() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArguments());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new CallableByCheck());
            }
        };
    }

    private static String self(Environment environment) {
        return environment.getRequiredProperty("spring.application.name");
    }
}
