package org.fip.e2e.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.fip.common.fault.Failpoint;
import org.fip.e2e.LocalStack;
import org.fip.stack.Ports;

/** The machine that the platform runs on, for somebody who pulls plugs. */
final class Machine {
    /** The process that holds PostgreSQL, Redis, the broker and the mail inbox. */
    static final String BACKING = "backing-servers";

    private static final Path STORAGE = LocalStack.HOME.resolve("data/files");

    /** As {@code kill -9}. */
    void kill(String process) throws IOException {
        kill(pid(process));
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Stands still, connections and all: what is sent to it is taken, and nothing comes back. */
    void freeze(String process, Duration howLong) throws Exception {
        freeze(Stream.of(pid(process)), howLong);
    }

    void freezePostgres(Duration howLong) throws Exception {
        var server = postgres();
        freeze(Stream.concat(Stream.of(server), server.descendants()), howLong);
    }

    private static void freeze(Stream<ProcessHandle> processes, Duration howLong) throws Exception {
        var pids = processes.map(p -> Long.toString(p.pid())).toList();
        signal("STOP", pids);
        try {
            Thread.sleep(howLong);
        } finally {
            signal("CONT", pids);
        }
    }

    /** One of its processes dies, upon which it drops all connections and recovers from its log. */
    void crashPostgres() throws IOException {
        kill(postgres().children().findAny().orElseThrow());
    }

    void killRedis() throws IOException {
        kill(process(LocalStack.HOME.resolve("data/redis/redis.pid")));
    }

    void flushRedis() throws IOException {
        try (var redis = new Socket(InetAddress.getLoopbackAddress(), LocalStack.PORTS.of(Ports.REDIS))) {
            var said = "AUTH " + secret("redis") + "\r\nFLUSHALL\r\n";
            redis.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
            var answer =
                    new String(redis.getInputStream().readNBytes("+OK\r\n+OK\r\n".length()), StandardCharsets.US_ASCII);
            if (!answer.equals("+OK\r\n+OK\r\n")) {
                throw new IOException("Redis said " + answer);
            }
        }
    }

    /** Has the next process that comes by that point end there, and waits until one has. */
    void dieAt(Failpoint point) throws IOException {
        var name = point.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        var armed =
                Files.createDirectories(LocalStack.HOME.resolve("failpoints")).resolve(name);
        Files.writeString(armed, "");
        try {
            Awaitility.await("a process to reach " + name)
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> Files.notExists(armed));
        } finally {
            Files.deleteIfExists(armed);
        }
    }

    /** Takes all the room that file-manager has left, for a while. */
    void fillDisk(Duration howLong) throws Exception {
        var filler = STORAGE.resolve("filler");
        try (var file = Files.newOutputStream(filler)) {
            var block = new byte[1 << 16];
            while (true) {
                file.write(block);
            }
        } catch (IOException full) {
            Thread.sleep(howLong);
        } finally {
            Files.deleteIfExists(filler);
        }
    }

    /** Gives file-manager a small disk of its own, as far as we may; true when it has one. */
    static boolean smallDisk() throws Exception {
        return run(List.of("mountpoint", "-q", STORAGE.toString()))
                || run(List.of(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=1g",
                        "tmpfs",
                        Files.createDirectories(STORAGE).toString()));
    }

    static void noSmallDisk() throws Exception {
        if (run(List.of("mountpoint", "-q", STORAGE.toString()))) {
            run(List.of("umount", "--lazy", STORAGE.toString()));
        }
    }

    /** Starts what does not run. */
    void heal() {
        LocalStack.up();
    }

    /** The process stops in order and comes back with its clock ahead. */
    void restartAhead(String process, Duration ahead) throws IOException {
        var handle = pid(process);
        handle.destroy();
        handle.onExit().join();
        LocalStack.up(Map.of("FIP_CLOCKOFFSET", ahead.toString()));
    }

    private static ProcessHandle postgres() throws IOException {
        return process(LocalStack.HOME.resolve("data/postgres/postmaster.pid"));
    }

    private static ProcessHandle pid(String process) throws IOException {
        return process(LocalStack.HOME.resolve("run").resolve(process + ".pid"));
    }

    private static ProcessHandle process(Path file) throws IOException {
        var pid = Files.readString(file).strip().split("\\s", 2)[0];
        return ProcessHandle.of(Long.parseLong(pid))
                .orElseThrow(() -> new IOException("No process " + pid + " of " + file));
    }

    private static String secret(String name) throws IOException {
        var secrets = new Properties();
        try (var file = Files.newBufferedReader(LocalStack.HOME.resolve("keys/secrets.properties"))) {
            secrets.load(file);
        }
        return secrets.getProperty(name);
    }

    private static void signal(String name, List<String> pids) throws Exception {
        if (!run(Stream.concat(Stream.of("kill", "-" + name), pids.stream()).toList())) {
            throw new IOException("kill -" + name + " " + pids + " failed");
        }
    }

    private static boolean run(List<String> command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}
