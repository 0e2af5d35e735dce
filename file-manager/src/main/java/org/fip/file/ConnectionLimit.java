package org.fip.file;

import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Takes as many connections as a quarter of the heap has room for, where that is fewer than {@code
 * server.tomcat.max-connections}; more wait. Each has buffers, whether its transfer has found room or is being refused.
 */
@Component
final class ConnectionLimit implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    private static final int PART = 4;
    private static final int EACH = 150 << 10;

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        var most = (int) Math.min(Runtime.getRuntime().maxMemory() / PART / EACH, Integer.MAX_VALUE);
        server.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
                protocol.setMaxConnections(Math.min(protocol.getMaxConnections(), most));
            }
        });
    }
}
