package org.fip.user.config;

import java.util.List;
import org.fip.common.client.ServiceClients;
import org.fip.common.client.ServiceUrls;
import org.fip.common.security.PublicPaths;
import org.fip.user.account.AccountService;
import org.fip.user.credential.ServiceCatalogue;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
class UserServiceConfiguration {
    private static final int BCRYPT_COST = 12;

    @Bean
    PublicPaths withoutSignIn() {
        return new PublicPaths(List.of("/auth/login", "/auth/register"));
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(BCRYPT_COST);
    }

    @Bean
    ServiceCatalogue serviceCatalogue(ServiceClients clients, ServiceUrls urls) {
        return clients.create("service-registry", urls.serviceRegistry(), ServiceCatalogue.class);
    }

    @Bean
    ApplicationRunner firstOperator(OperatorSettings operator, AccountService accounts) {
        return arguments -> {
            if (operator.username() != null && operator.password() != null && operator.email() != null) {
                accounts.ensureOperator(operator.username(), operator.email(), operator.password());
            }
        };
    }
}
