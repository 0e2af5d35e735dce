package org.fip.notification.email;

import org.fip.common.client.ServiceClients;
import org.fip.common.client.ServiceUrls;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EmailConfiguration {
    @Bean
    Contacts contacts(ServiceClients clients, ServiceUrls urls) {
        return clients.create("user-service", urls.userService(), Contacts.class);
    }
}
