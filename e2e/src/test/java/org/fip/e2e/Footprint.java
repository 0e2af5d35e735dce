package org.fip.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the containers of the composed platform take of the machine, as their engine tells it. */
record Footprint(List<Container> containers) {
    /** @param memory in use, of its limit, in the engine's words */
    record Container(String name, String image, long imageBytes, String memory) {}

    static Footprint of(List<String> ids) throws IOException {
        // By id: not every engine knows here what it calls a container.
        var memory = new TreeMap<String, String>();
        ComposedTarget.docker(all(List.of("stats", "--no-stream", "--format", "{{.Container}}\t{{.MemUsage}}"), ids))
                .lines()
                .map(line -> line.split("\t", 2))
                .forEach(row -> memory.put(row[0], row[1]));
        var containers = new ArrayList<Container>();
        for (var line : ComposedTarget.docker(
                        all(List.of("inspect", "--format", "{{.Name}} {{.Config.Image}} {{.Id}}"), ids))
                .lines()
                .sorted()
                .toList()) {
            var words = line.split(" ");
            var name = words[0].replaceFirst("^/", "");
            var size = ComposedTarget.docker(List.of("image", "inspect", "--format", "{{.Size}}", words[1]))
                    .strip();
            containers.add(new Container(name, words[1], Long.parseLong(size), memory.getOrDefault(words[2], "–")));
        }
        return new Footprint(containers);
    }

    private static List<String> all(List<String> command, List<String> ids) {
        return Stream.concat(command.stream(), ids.stream()).toList();
    }

    String table(Duration start) {
        var text = new StringBuilder("From `docker compose up` to healthy: %d s%n%n".formatted(start.toSeconds()))
                .append("| container | image | its size | memory, of its limit |\n|---|---|---|---|\n");
        containers.forEach(c -> text.append(
                "| %s | %s | %d MB | %s |%n".formatted(c.name(), c.image(), c.imageBytes() / 1_000_000, c.memory())));
        return text.toString();
    }
}
