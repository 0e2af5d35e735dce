package org.fip.common.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Holds a service's published OpenAPI document against the one in {@code docs/api}, from which clients are generated. */
public final class OpenApiDocument {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private OpenApiDocument() {}

    /**
     * Fails when the committed document differs from {@code published}; with {@code -Dfip.openapi.update=true} writes it
     * anew instead.
     */
    public static void matches(String service, String published) throws IOException {
        var file = Path.of("..", "docs", "api", service + ".json");
        var now = pretty(JSON.readTree(published));
        if (Boolean.getBoolean("fip.openapi.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, now);
            return;
        }
        var committed = Files.exists(file) ? pretty(JSON.readTree(Files.readString(file))) : "";
        if (!committed.equals(now)) {
            throw new AssertionError(
                    "docs/api/%s.json is not what the service publishes; run this test with ".formatted(service)
                            + "-Dfip.openapi.update=true and commit the result");
        }
    }

    private static String pretty(JsonNode document) {
        // The server's address is that of the test run.
        var sorted = JSON.treeToValue(document, java.util.TreeMap.class);
        sorted.remove("servers");
        return JSON.writeValueAsString(sorted) + "\n";
    }
}
