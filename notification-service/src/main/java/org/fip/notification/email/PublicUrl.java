package org.fip.notification.email;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where people open the dashboard; the base of the links in mails. */
@ConfigurationProperties("fip")
record PublicUrl(@DefaultValue("http://localhost:3000") URI publicUrl) {}
