package org.fip.stack.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;

/** An AMQP 0-9-1 broker (Apache Qpid) with durable queues on disk; stands in for RabbitMQ where none is installed. */
public final class LocalBroker implements AutoCloseable {
    /** The only account. */
    public static final String USER = "fip";

    private static final String CONFIGURATION = """
            {
              "name": "fip", "modelVersion": "9.1",
              "authenticationproviders": [{
                "name": "plain", "type": "Plain", "secureOnlyMechanisms": "[]",
                "users": [{"name": "%s", "type": "managed", "password": "%s"}]
              }],
              "ports": [{
                "name": "AMQP", "port": "%d", "bindingAddress": "127.0.0.1", "authenticationProvider": "plain",
                "protocols": ["AMQP_0_9_1"],
                "virtualhostaliases": [{"name": "default", "type": "defaultAlias"}, {"name": "name", "type": "nameAlias"}]
              }],
              "virtualhostnodes": [{
                "name": "default", "type": "DERBY", "defaultVirtualHostNode": "true",
                "storePath": "%s",
                "virtualHostInitialConfiguration": "{\\"type\\": \\"DERBY\\", \\"storePath\\": \\"%s\\"}"
              }]
            }
            """;

    private final SystemLauncher launcher;

    private LocalBroker(SystemLauncher launcher) {
        this.launcher = launcher;
    }

    public static LocalBroker start(Path dataDirectory, int port, String password) {
        try {
            var folder = Files.createDirectories(dataDirectory).toAbsolutePath();
            var configuration = folder.resolve("broker.json");
            Files.writeString(
                    configuration,
                    CONFIGURATION.formatted(USER, password, port, folder.resolve("node"), folder.resolve("messages")));
            System.setProperty(
                    "derby.stream.error.file", folder.resolve("derby.log").toString());
            Map<String, Object> attributes = new HashMap<>();
            attributes.put("type", "Memory");
            attributes.put("initialConfigurationLocation", configuration.toUri().toString());
            attributes.put("startupLoggedToSystemOut", "false");
            attributes.put("qpid.work_dir", folder.toString());
            var launcher = new SystemLauncher();
            launcher.startup(attributes);
            requireListening(port);
            return new LocalBroker(launcher);
        } catch (IOException e) {
            throw new UncheckedIOException("The AMQP broker did not start in " + dataDirectory, e);
        } catch (Exception e) {
            throw new IllegalStateException("The AMQP broker did not start in " + dataDirectory, e);
        }
    }

    // The launcher logs a failed start and returns as if nothing had happened.
    private static void requireListening(int port) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }

    @Override
    public void close() {
        launcher.shutdown();
    }
}
