package org.fip.registry.sync;

import org.fip.common.client.ServiceClients;
import org.fip.common.client.ServiceUrls;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SyncConfiguration {
    @Bean
    UserCredentials userCredentials(ServiceClients clients, ServiceUrls urls) {
        return clients.create("user-service", urls.userService(), UserCredentials.class);
    }
}
