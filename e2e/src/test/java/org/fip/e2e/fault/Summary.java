package org.fip.e2e.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table at the end, printed and left in {@code target}. */
final class Summary {
    /** Decides about order and moments; a run with the same one does the same. */
    static final long SEED = Long.getLong("fip.seed", System.currentTimeMillis());

    private final String name;
    private final List<String> rows = new ArrayList<>(List.of(Verdict.HEADER));

    Summary(String name) {
        this.name = name;
        System.out.println("Seed of " + name + ": " + SEED);
    }

    void add(Verdict verdict) {
        rows.add(verdict.row());
    }

    void print() throws IOException {
        var table = String.join("\n", rows) + "\n";
        System.out.println("\nSeed of " + name + ": " + SEED + "\n\n" + table);
        Files.writeString(Path.of("target", name + ".md"), table);
    }
}
