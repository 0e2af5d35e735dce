package org.fip.sandbox.engine;

import java.nio.file.Path;

/** Which engine imputes. */
public enum Engines {
    /** Minimac4 where it is installed, else the own model. */
    AUTO,
    /** The own model. */
    HMM,
    /** Minimac4; the server does not start without it. */
    MINIMAC4;

    /**
     * The engine of this choice.
     *
     * @param panelFolder where panels in Minimac4's format are kept
     */
    public ImputationEngine choose(Path panelFolder) {
        return switch (this) {
            case HMM -> new HmmEngine();
            case AUTO -> Minimac4Engine.find(panelFolder).orElseGet(HmmEngine::new);
            case MINIMAC4 ->
                Minimac4Engine.find(panelFolder)
                        .orElseThrow(() -> new IllegalStateException(
                                "fip.sandbox.engine is minimac4, but no program minimac4 is on PATH"));
        };
    }
}
