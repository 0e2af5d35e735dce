package org.fip.common.form;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Has bodies of requests read in large pieces: with Tomcat's own 8 KB a file of gigabytes is mostly system calls. */
@AutoConfiguration
public class FormAutoConfiguration {
    private static final int PIECE = 1 << 16;

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> largeReads() {
        return server -> server.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", Integer.toString(PIECE));
            // Otherwise each byte is copied once more on its way from the socket.
            connector.setProperty("socket.directBuffer", "true");
        });
    }
}
