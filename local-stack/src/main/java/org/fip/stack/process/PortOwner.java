package org.fip.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out whether a loopback port is taken, and by whom (the latter on Linux, from {@code /proc}). */
public final class PortOwner {
    private static final String LISTENING = "0A";

    private PortOwner() {}

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** In words for an error message: {@code "process 4711 (postgres)"}. */
    public static String describe(int port) {
        return inode(port)
                .flatMap(PortOwner::processWithSocket)
                .map(p ->
                        "process %d (%s)".formatted(p.pid(), p.info().command().orElse("unknown program")))
                .orElse("another process");
    }

    private static Optional<String> inode(int port) {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(f -> f.length > 9 && f[1].endsWith(suffix) && f[3].equals(LISTENING))
                .map(f -> f[9])
                .findFirst();
    }

    private static Optional<ProcessHandle> processWithSocket(String inode) {
        return ProcessHandle.allProcesses()
                .filter(p -> holds(p, "socket:[" + inode + "]"))
                .findFirst();
    }

    private static boolean holds(ProcessHandle process, String socket) {
        try (var files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return files.anyMatch(fd -> {
                try {
                    return Files.readSymbolicLink(fd).toString().equals(socket);
                } catch (IOException e) {
                    return false; // closed meanwhile
                }
            });
        } catch (IOException e) {
            return false; // gone, or another user's
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
