package org.fip.worker.client;

import org.fip.common.client.ServiceClients;
import org.fip.common.client.ServiceUrls;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {
    @Bean
    Credentials credentials(ServiceClients clients, ServiceUrls urls) {
        return clients.create("user-service", urls.userService(), Credentials.class);
    }

    @Bean
    Registry registry(ServiceClients clients, ServiceUrls urls) {
        return clients.create("service-registry", urls.serviceRegistry(), Registry.class);
    }
}
