package org.fip.file;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.test.context.DynamicPropertyRegistry;

/** service-registry, as far as file-manager asks it. */
final class StandInRegistry {
    static final StandInRegistry INSTANCE = new StandInRegistry();

    private static final String PARAMETERS = """
            {"source":"discovered","builds":[{"key":"hg19"},{"key":"hg38"}],
             "phasing":[{"key":"eagle"},{"key":"no_phasing"}],"defaults":{"build":null,"phasing":"eagle"}}""";

    // Service 5 is away. Panel 2 is one of service 1, and of hg19; panel 3 is withdrawn.
    private static final Map<String, String> ANSWERS = Map.of(
            "/services/1",
            "{\"id\":1,\"name\":\"H3Africa\",\"api_type\":\"michigan\",\"api_config\":{\"min_samples\":\"21\"}}",
            "/services/1/parameters",
            PARAMETERS,
            "/services/3",
            "{\"id\":3,\"name\":\"ILIFU\",\"api_type\":\"wes\",\"api_config\":{}}",
            "/services/3/parameters",
            "{\"source\":\"default\",\"builds\":[],\"phasing\":[],\"defaults\":{}}",
            "/panels/2",
            "{\"id\":2,\"service_id\":1,\"name\":\"1000 Genomes\",\"build\":\"hg19\",\"is_available\":true}",
            "/panels/3",
            "{\"id\":3,\"service_id\":3,\"name\":\"H3Africa v5\",\"build\":\"hg38\",\"is_available\":false}",
            "/panels/7",
            "{\"id\":7,\"service_id\":1,\"name\":\"Of three sites\",\"build\":\"hg19\",\"is_available\":true}");

    private final HttpServer http;

    private StandInRegistry() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", StandInRegistry::answer);
        http.start();
    }

    void register(DynamicPropertyRegistry registry) {
        registry.add(
                "fip.services.service-registry",
                () -> "http://127.0.0.1:" + http.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = ANSWERS.getOrDefault(path, "{}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(
                path.equals("/services/5") ? 503 : ANSWERS.containsKey(path) ? 200 : 404, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
