package org.fip.monitoring.probe;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The mail server that notification-service uses. */
@ConfigurationProperties("spring.mail")
record MailSettings(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("25") int port) {}
