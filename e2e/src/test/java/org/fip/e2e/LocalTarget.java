package org.fip.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** As {@code ./fip up} starts it. */
final class LocalTarget implements Target {
    private static final Path MAIL = LocalStack.HOME.resolve("mail");

    @Override
    public void up(Map<String, String> environment) {
        LocalStack.run(LocalStack.PROJECT, environment, List.of("./fip", "up", "--no-build"));
    }

    @Override
    public void down() {
        LocalStack.run(LocalStack.PROJECT, Map.of(), List.of("./fip", "down"));
    }

    @Override
    public String sandboxFromInside() {
        return sandbox();
    }

    @Override
    public String operatorPassword() throws IOException {
        return property("logins.env", "FIP_OPERATOR_PASSWORD");
    }

    @Override
    public String sandboxPassword() throws IOException {
        return property("keys/secrets.properties", "sandbox-administrator");
    }

    @Override
    public List<String> mailsTo(String address) throws IOException {
        if (!Files.isDirectory(MAIL)) {
            return List.of();
        }
        try (var files = Files.list(MAIL)) {
            return files.filter(f -> f.toString().endsWith(".eml"))
                    .map(LocalTarget::text)
                    .filter(m -> m.contains("To: " + address))
                    .toList();
        }
    }

    @Override
    public Map<String, String> logs() throws IOException {
        var logs = new HashMap<String, String>();
        try (var files = Files.list(LocalStack.HOME.resolve("logs"))) {
            files.filter(log -> log.toString().endsWith(".log")).forEach(log -> logs.put(log.toString(), text(log)));
        }
        return logs;
    }

    private static String property(String file, String name) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(LocalStack.HOME.resolve(file))) {
            properties.load(in);
        }
        return properties.getProperty(name);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
