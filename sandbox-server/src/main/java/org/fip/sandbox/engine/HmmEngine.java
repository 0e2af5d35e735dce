package org.fip.sandbox.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.fip.sandbox.engine.TargetGenotypes.TypedSite;
import org.fip.sandbox.panel.ReferencePanel;

/**
 * The own engine: exact forward–backward of the Li–Stephens model over all haplotypes of the panel (see
 * {@link LiStephens}), window by window.
 */
public final class HmmEngine implements ImputationEngine {

    private static final long MAXIMUM_CELLS = 8_000_000;

    @Override
    public String name() {
        return "FIP haplotype HMM 1.0";
    }

    @Override
    public void impute(ImputationTask task, ImputedFiles files, IntConsumer chunkDone)
            throws IOException, InterruptedException {
        try (var out = new DoseFiles(task, files, name())) {
            int done = 0;
            for (Chunk chunk : task.chunks()) {
                for (HmmWindow window : windows(task, chunk)) {
                    window.impute(task, out);
                }
                chunkDone.accept(++done);
            }
        }
    }

    private static List<HmmWindow> windows(ImputationTask task, Chunk chunk) {
        ReferencePanel panel = task.panel();
        int end = panel.firstAtOrAfter(chunk.end() + 1);
        int most = (int) Math.max(1, MAXIMUM_CELLS / task.target().haplotypes());
        List<HmmWindow> windows = new ArrayList<>();
        int before = chunk.start() - 1;
        for (int first = panel.firstAtOrAfter(chunk.start()); first < end; ) {
            int last = Math.min(first + most, end);
            // Variants at one position stay together, so that typed-only sites fall into exactly one window.
            while (last < end && position(panel, last) == position(panel, last - 1)) {
                last++;
            }
            int until = last == end ? chunk.end() : position(panel, last - 1);
            windows.add(new HmmWindow(first, last, typedOnly(task, before + 1, until)));
            before = until;
            first = last;
        }
        return windows;
    }

    private static int position(ReferencePanel panel, int site) {
        return panel.sites().get(site).position();
    }

    private static List<TypedSite> typedOnly(ImputationTask task, int from, int until) {
        return task.target().sites().stream()
                .filter(typed -> !typed.inPanel())
                .filter(typed -> typed.site().position() >= from && typed.site().position() <= until)
                .toList();
    }
}
