package org.fip.file;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How people reach the platform; the base of the links they are given. */
@ConfigurationProperties("fip")
public record PublicUrl(
        @DefaultValue("http://localhost:8000") URI publicUrl) {}
