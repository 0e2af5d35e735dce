package org.fip.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** The accounts that the local stack makes, and the file that tells scripts about them. */
public record Logins(String url, String demoPassword, String operatorPassword) {
    public static final String DEMO = "demo";
    public static final String OPERATOR = "operator";
    /** The demo researcher's account on the sandbox imputation server. */
    static final String SANDBOX = "demouser";
    /** The operator's, with which the platform asks the sandbox for its panels. */
    static final String SANDBOX_OPERATOR = "operator";

    /** Who may have the sandbox misbehave, in system tests. */
    static final String SANDBOX_ADMINISTRATOR = "administrator";

    static Logins of(String url, Secrets secrets) {
        return new Logins(url, secrets.password("demo"), secrets.password("operator"));
    }

    /** Whether an earlier start came as far as making them. */
    static boolean exist(Home home) {
        return Files.exists(file(home));
    }

    private static Path file(Home home) {
        return home.state().resolve("logins.env");
    }

    /** Shell-readable, owner-only. */
    void writeTo(Home home) {
        Path file = home.state().resolve("logins.env");
        home.writeSecret(file, """
                FIP_URL=%s
                FIP_DEMO_USER=%s
                FIP_DEMO_PASSWORD=%s
                FIP_OPERATOR_USER=%s
                FIP_OPERATOR_PASSWORD=%s
                """.formatted(url, DEMO, demoPassword, OPERATOR, operatorPassword));
    }
}
