package org.fip.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How the local stack runs Java: small and quick to start, because eight services share one machine. */
final class Jvm {
    /** The quick compiler alone halves the start-up; a deployment that runs for weeks leaves this out. */
    static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xss512k",
            "-XX:ReservedCodeCacheSize=48m",
            "--enable-native-access=ALL-UNNAMED");

    private Jvm() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static List<String> command(int heapMegabytes, List<String> extra, List<String> what) {
        return Stream.of(List.of(java(), "-Xmx" + heapMegabytes + "m"), FLAGS, extra, what)
                .flatMap(List::stream)
                .toList();
    }
}
