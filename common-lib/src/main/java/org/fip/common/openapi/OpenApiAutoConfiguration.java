package org.fip.common.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.fip.common.security.CallingService;
import org.fip.common.security.PlatformUser;
import org.fip.common.security.UserToken;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Makes the published document match what goes over the wire: snake_case names, bearer token. */
@AutoConfiguration
public class OpenApiAutoConfiguration {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(PlatformUser.class, UserToken.class, CallingService.class);
    }

    @Bean
    OpenAPI openApi(Environment environment) {
        return new OpenAPI()
                .info(new Info()
                        .title("Federated Imputation Platform: "
                                + environment.getRequiredProperty("spring.application.name"))
                        .version("1"))
                // Readers reach every service through the gateway; the service's own address is of no use to them.
                .addServersItem(new Server().url("/api"))
                .addSecurityItem(new SecurityRequirement().addList("bearer"))
                .schemaRequirement(
                        "bearer",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
    }

    @Bean
    ModelResolver snakeCaseModels() {
        return new ModelResolver(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Bean
    RequiredMembers requiredMembers() {
        return new RequiredMembers();
    }
}
