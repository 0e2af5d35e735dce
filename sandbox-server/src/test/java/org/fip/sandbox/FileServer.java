package org.fip.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves a file under any path below {@code /files}, as a store with signed links does, and 403 elsewhere. */
public final class FileServer implements AutoCloseable {

    private final HttpServer server;

    private FileServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param name what the answer says the file is called; null when it says nothing
     */
    public static FileServer of(byte[] content, @Nullable String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Map<String, Integer> answers = Map.of("/files", 200, "/", 403);
        answers.forEach((path, status) -> server.createContext(path, exchange -> {
            if (name != null) {
                exchange.getResponseHeaders().add("Content-Disposition", "attachment; filename=\"" + name + "\"");
            }
            exchange.sendResponseHeaders(status, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        }));
        server.start();
        return new FileServer(server);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
