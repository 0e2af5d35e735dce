package org.fip.sandbox.engine;

import java.io.IOException;
import java.util.function.IntConsumer;

/** Something that fills in the panel's sites for phased target haplotypes. */
public interface ImputationEngine {

    /** Name and version, as shown to the user and written into the files. */
    String name();

    /**
     * Imputes one chromosome.
     *
     * @param chunkDone told the number of finished chunks
     * @throws InterruptedException when the job was cancelled
     */
    void impute(ImputationTask task, ImputedFiles files, IntConsumer chunkDone)
            throws IOException, InterruptedException;
}
