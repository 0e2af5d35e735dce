package org.fip.file.client;

import org.fip.common.client.ServiceClients;
import org.fip.common.client.ServiceUrls;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {
    @Bean
    Registry registry(ServiceClients clients, ServiceUrls urls) {
        return clients.create("service-registry", urls.serviceRegistry(), Registry.class);
    }

    @Bean
    Jobs jobs(ServiceClients clients, ServiceUrls urls) {
        return clients.create("job-processor", urls.jobProcessor(), Jobs.class);
    }
}
