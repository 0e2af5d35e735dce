package org.fip.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Java processes of the platform, in the order in which they start. */
public enum App {
    SANDBOX("sandbox-server", Ports.SANDBOX, 256, null, "-exec"),
    USERS("user-service", 8001, 128, "user_management_db", ""),
    REGISTRY("service-registry", 8002, 128, "service_registry_db", ""),
    FILES("file-manager", 8004, 160, "file_management_db", ""),
    JOBS("job-processor", 8003, 128, "job_processing_db", ""),
    WORKER("job-worker", 8013, 192, "job_processing_db", ""),
    NOTIFICATIONS("notification-service", 8005, 128, "notification_db", ""),
    MONITORING("monitoring-service", 8006, 128, "monitoring_db", ""),
    GATEWAY("gateway", Ports.GATEWAY, 160, null, "");

    /** The databases, each once. */
    static final List<String> DATABASES = Arrays.stream(values())
            .flatMap(a -> a.database().stream())
            .distinct()
            .toList();

    private final String module;
    private final int port;
    private final int heapMegabytes;
    private final @Nullable String database;
    private final String jarSuffix;

    App(String module, int port, int heapMegabytes, @Nullable String database, String jarSuffix) {
        this.module = module;
        this.port = port;
        this.heapMegabytes = heapMegabytes;
        this.database = database;
        this.jarSuffix = jarSuffix;
    }

    /** The module, and the process's name. */
    public String module() {
        return module;
    }

    /** As documented, before any offset. */
    public int port() {
        return port;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    /** Where every byte of a file is looked at the full compiler pays: the quick one leaves the processor's help unused. */
    List<String> jvmFlags() {
        return this == FILES || this == JOBS ? List.of("-XX:TieredStopAtLevel=4") : List.of();
    }

    Optional<String> database() {
        return Optional.ofNullable(database);
    }

    /** Whether a file in the module's build folder is the jar to run. */
    boolean isExecutableJar(String fileName) {
        return fileName.startsWith(module + "-")
                && fileName.endsWith(jarSuffix + ".jar")
                && !fileName.endsWith("-classes.jar")
                && !fileName.endsWith("-tests.jar")
                && !fileName.endsWith("-sources.jar");
    }
}
