package org.fip.stack;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.stream.Collectors;

/** Passwords and keys of this one installation, made at random when first asked for and kept in an owner-only file. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Home home;
    private final Path file;
    private final Properties values = new Properties();

    public Secrets(Home home) {
        this.home = home;
        this.file = home.folder("keys").resolve("secrets.properties");
        try {
            if (Files.exists(file)) {
                values.load(new StringReader(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 32 random bytes, URL-safe text; the same at every later call with this name. */
    public synchronized String get(String name) {
        var known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return put(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** A shorter one that a person can type. */
    public synchronized String password(String name) {
        var known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        var letters = "abcdefghjkmnpqrstuvwxyz23456789";
        return put(
                name,
                RANDOM.ints(20, 0, letters.length())
                        .mapToObj(i -> String.valueOf(letters.charAt(i)))
                        .collect(Collectors.joining()));
    }

    private String put(String name, String value) {
        values.setProperty(name, value);
        home.writeSecret(
                file,
                values.stringPropertyNames().stream()
                        .sorted()
                        .map(n -> n + "=" + values.getProperty(n) + "\n")
                        .collect(Collectors.joining()));
        return value;
    }
}
