package org.fip.sandbox.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.fip.sandbox.panel.ReferencePanel;
import org.jspecify.annotations.Nullable;

/** A way to find the phase of unphased genotypes with the help of a panel. */
public sealed interface PhasingMethod permits PhasingMethod.OwnPhasing, EaglePhasing {

    /** The name that messages and headers show. */
    String name();

    /**
     * Phases one chromosome.
     *
     * @param work a folder for temporary files
     */
    TargetGenotypes phase(TargetGenotypes target, ReferencePanel panel, Path work)
            throws IOException, InterruptedException;

    /** Eagle where it is installed and has a genetic map, else the own method. */
    static PhasingMethod choose(@Nullable Path geneticMap) {
        if (geneticMap != null) {
            Optional<ExternalProgram> eagle = ExternalProgram.find("bio-eagle", "eagle");
            if (eagle.isPresent()) {
                return new EaglePhasing(eagle.get(), geneticMap.toAbsolutePath());
            }
        }
        return new OwnPhasing();
    }

    /** The server's own method. */
    record OwnPhasing() implements PhasingMethod {
        @Override
        public String name() {
            return PanelPhasing.NAME;
        }

        @Override
        public TargetGenotypes phase(TargetGenotypes target, ReferencePanel panel, Path work)
                throws InterruptedException {
            return PanelPhasing.phase(target, panel);
        }
    }
}
