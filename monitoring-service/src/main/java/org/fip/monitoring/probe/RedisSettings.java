package org.fip.monitoring.probe;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where Redis is; the password is part of the URL and is never logged. */
@ConfigurationProperties("fip.redis")
record RedisSettings(@DefaultValue("redis://127.0.0.1:6379") URI url) {
    @Override
    public String toString() {
        return "RedisSettings[" + url.getHost() + ":" + url.getPort() + "]";
    }
}
