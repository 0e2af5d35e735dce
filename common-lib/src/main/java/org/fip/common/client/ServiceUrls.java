package org.fip.common.client;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the services listen; the defaults are the documented ports on loopback. */
@ConfigurationProperties("fip.services")
public record ServiceUrls(
        @DefaultValue("http://127.0.0.1:8001") URI userService,
        @DefaultValue("http://127.0.0.1:8002") URI serviceRegistry,
        @DefaultValue("http://127.0.0.1:8003") URI jobProcessor,
        @DefaultValue("http://127.0.0.1:8004") URI fileManager,
        @DefaultValue("http://127.0.0.1:8005") URI notificationService,
        @DefaultValue("http://127.0.0.1:8006") URI monitoringService) {}
