package org.fip.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.fip.stack.backing.LocalBroker;

/** The settings of each process, as environment variables; each gets its own secrets and no other's. */
final class Environment {
    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final Identities identities;
    private final boolean faults;

    /** With {@code faults}, system tests can have processes end at chosen points and the sandbox misbehave. */
    Environment(Home home, Ports ports, Secrets secrets, boolean faults) {
        this.faults = faults;
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
        this.identities = new Identities(home);
    }

    Map<String, String> of(App app) {
        var env = new HashMap<String, String>();
        env.put("SERVER_PORT", Integer.toString(ports.of(app.port())));
        env.put("SERVER_ADDRESS", "127.0.0.1");
        if (app == App.SANDBOX) {
            sandbox(env);
            return env;
        }
        common(app, env);
        app.database().ifPresent(database -> database(database, env));
        switch (app) {
            case USERS -> {
                broker(env);
                users(env);
            }
            case REGISTRY -> env.put("FIP_REGISTRY_SANDBOXURL", ports.url(Ports.SANDBOX));
            case FILES -> {
                broker(env);
                files(env);
            }
            case JOBS, WORKER -> {
                redis(env);
                broker(env);
                keyset("FIP_ARCHIVEKEYS", "job-worker", env);
            }
            case NOTIFICATIONS -> {
                broker(env);
                mail(env);
            }
            case MONITORING -> monitoring(env);
            case GATEWAY -> {
                redis(env);
                env.put("FIP_GATEWAY_CORSORIGINS", origins());
            }
            case SANDBOX -> {}
        }
        return env;
    }

    private void common(App app, Map<String, String> env) {
        if (faults) {
            env.put("FIP_FAILPOINTS", home.folder("failpoints").toString());
        }
        env.put("JWT_SECRET", secrets.get("jwt"));
        env.put(
                "FIP_IDENTITY_PRIVATEKEYFILE",
                identities.privateKey(app.module()).toString());
        env.put("FIP_IDENTITY_PUBLICKEYSDIR", identities.publicKeys().toString());
        env.put("FIP_PUBLICURL", dashboard());
        env.put("FIP_SERVICES_USERSERVICE", ports.url(App.USERS.port()));
        env.put("FIP_SERVICES_SERVICEREGISTRY", ports.url(App.REGISTRY.port()));
        env.put("FIP_SERVICES_JOBPROCESSOR", ports.url(App.JOBS.port()));
        env.put("FIP_SERVICES_FILEMANAGER", ports.url(App.FILES.port()));
        env.put("FIP_SERVICES_NOTIFICATIONSERVICE", ports.url(App.NOTIFICATIONS.port()));
        env.put("FIP_SERVICES_MONITORINGSERVICE", ports.url(App.MONITORING.port()));
    }

    private void users(Map<String, String> env) {
        keyset("FIP_CREDENTIALS", "user-service", env);
        env.put("FIP_OPERATOR_USERNAME", Logins.OPERATOR);
        env.put("FIP_OPERATOR_PASSWORD", secrets.password("operator"));
        env.put("FIP_OPERATOR_EMAIL", "operator@localhost.localdomain");
    }

    private void files(Map<String, String> env) {
        keyset("FIP_FILES", "file-manager", env);
        env.put("FIP_FILES_STORAGEDIR", home.folder("data/files").toString());
        env.put("FIP_FILES_INTERNALURL", ports.url(App.FILES.port()));
    }

    private void monitoring(Map<String, String> env) {
        redis(env);
        broker(env);
        mail(env);
        for (var app : App.values()) {
            if (app != App.SANDBOX) {
                env.put(
                        "FIP_MONITORING_SERVICES_"
                                + app.module().replace("-", "").toUpperCase(java.util.Locale.ROOT),
                        ports.url(app.port()) + "/actuator/health");
            }
        }
        env.put("FIP_MONITORING_SERVICES_FRONTEND", ports.url(Ports.FRONTEND) + "/");
    }

    private void sandbox(Map<String, String> env) {
        env.put("FIP_SANDBOX_DATADIR", home.folder("data/sandbox").toString());
        account(env, 0, Logins.SANDBOX, "sandbox", "Demo Researcher");
        account(env, 1, Logins.SANDBOX_OPERATOR, "sandbox-operator", "Platform Operator");
        if (faults) {
            env.put("FIP_SANDBOX_FAULTS_ENABLED", "true");
            account(env, 2, Logins.SANDBOX_ADMINISTRATOR, "sandbox-administrator", "Fault Maker");
            env.put("FIP_SANDBOX_ACCOUNTS_2_ADMIN", "true");
        }
    }

    private void account(Map<String, String> env, int number, String username, String secret, String fullName) {
        var prefix = "FIP_SANDBOX_ACCOUNTS_%d_".formatted(number);
        env.put(prefix + "USERNAME", username);
        env.put(prefix + "PASSWORD", secrets.password(secret));
        env.put(prefix + "FULLNAME", fullName);
        env.put(prefix + "MAIL", username + "@localhost.localdomain");
    }

    private void database(String database, Map<String, String> env) {
        env.put(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.of(Ports.POSTGRES), database));
        env.put("SPRING_DATASOURCE_USERNAME", database);
        env.put("SPRING_DATASOURCE_PASSWORD", secrets.get(database));
    }

    private void redis(Map<String, String> env) {
        env.put("FIP_REDIS_URL", "redis://:%s@127.0.0.1:%d".formatted(secrets.get("redis"), ports.of(Ports.REDIS)));
    }

    private void broker(Map<String, String> env) {
        env.put("SPRING_RABBITMQ_HOST", "127.0.0.1");
        env.put("SPRING_RABBITMQ_PORT", Integer.toString(ports.of(Ports.BROKER)));
        env.put("SPRING_RABBITMQ_USERNAME", LocalBroker.USER);
        env.put("SPRING_RABBITMQ_PASSWORD", secrets.get("broker"));
    }

    private void mail(Map<String, String> env) {
        env.put("SPRING_MAIL_HOST", "127.0.0.1");
        env.put("SPRING_MAIL_PORT", Integer.toString(ports.of(Ports.SMTP)));
    }

    private void keyset(String prefix, String module, Map<String, String> env) {
        Path folder = home.folder("keys/" + module);
        env.put(prefix + "_KEYSETFILE", folder.resolve("keyset.json").toString());
        env.put(prefix + "_CREATEKEYSETIFMISSING", "true");
    }

    /** Where a person opens the dashboard. */
    String dashboard() {
        return "http://localhost:" + ports.of(Ports.FRONTEND);
    }

    private String origins() {
        return "http://localhost:%1$d,http://127.0.0.1:%1$d".formatted(ports.of(Ports.FRONTEND));
    }
}
