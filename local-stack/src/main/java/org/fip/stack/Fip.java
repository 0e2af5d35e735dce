package org.fip.stack;

import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The Java half of {@code ./fip}. The script finds the JDK and builds; this runs the platform. */
@Command(name = "fip", description = "Runs the Federated Imputation Platform on this machine.")
public final class Fip {
    private final Home home = new Home(
            Path.of(System.getenv().getOrDefault("FIP_PROJECT", "."))
                    .toAbsolutePath()
                    .normalize(),
            Path.of(System.getenv().getOrDefault("FIP_HOME", ".fip"))
                    .toAbsolutePath()
                    .normalize());
    private final Ports ports = new Ports(Integer.parseInt(System.getenv().getOrDefault("FIP_PORT_OFFSET", "0")));

    private Fip() {}

    public static void main(String[] args) {
        var line = new CommandLine(new Fip());
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof LauncherException) {
                command.getErr().println("fip: " + e.getMessage());
            } else {
                e.printStackTrace(command.getErr());
            }
            return 1;
        });
        System.exit(line.execute(args));
    }

    @Command(description = "Starts what is not running.")
    int up() {
        new Stack(home, ports, System.out).up();
        return 0;
    }

    @Command(description = "Stops everything; keeps the data.")
    int down() {
        new Stack(home, ports, System.out).down();
        return 0;
    }

    @Command(description = "Shows each process; exit code 1 when one is missing or unhealthy.")
    int status() {
        return new Stack(home, ports, System.out).status() ? 0 : 1;
    }

    @Command(description = "Submits a sample VCF and waits for the imputed result.")
    int demo() {
        var api = new PlatformApi(ports.url(Ports.GATEWAY) + "/api");
        return new Demo(api, new Secrets(home), home.folder("demo"), System.out).run() ? 0 : 1;
    }

    @Command(hidden = true)
    int backing() throws InterruptedException {
        new BackingDaemon(home, ports, new Secrets(home)).run();
        return 0;
    }

    @Command(hidden = true, description = "Unpacks a service and makes its start-up cache, for a container image.")
    int train(@Parameters String module, @Parameters Path folder) {
        var app = Arrays.stream(App.values())
                .filter(a -> a.module().equals(module))
                .findAny()
                .orElseThrow(
                        () -> new LauncherException("There is no service " + module, "name a module of a service"));
        new Training(home, ports).run(app, folder);
        return 0;
    }
}
