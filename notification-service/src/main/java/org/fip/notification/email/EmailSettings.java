package org.fip.notification.email;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of mails.
 *
 * @param sender the From line
 */
@Validated
@ConfigurationProperties("fip.notification")
record EmailSettings(@NotBlank String sender) {}
