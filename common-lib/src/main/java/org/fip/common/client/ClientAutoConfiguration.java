package org.fip.common.client;

import org.fip.common.security.SecurityAutoConfiguration;
import org.fip.common.security.ServiceTokens;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/** Clients for services that call others, which are those that have a private key. */
@AutoConfiguration(after = SecurityAutoConfiguration.class)
@EnableConfigurationProperties(ServiceUrls.class)
public class ClientAutoConfiguration {
    @Bean
    @ConditionalOnBean(ServiceTokens.class)
    ServiceClients serviceClients(RestClient.Builder builder, ServiceTokens tokens) {
        return new ServiceClients(builder, tokens);
    }
}
