package org.fip.sandbox.engine;

import java.util.List;
import org.fip.sandbox.panel.ReferencePanel;

/**
 * One chromosome to impute.
 *
 * @param panelId the panel's key, for the header
 * @param target phased genotypes
 * @param phasing how they were phased, for the header
 * @param chunks the chunks that passed quality control, in order
 * @param minimumR2 imputed sites below it are left out
 */
public record ImputationTask(
        ReferencePanel panel,
        String panelId,
        TargetGenotypes target,
        String phasing,
        List<Chunk> chunks,
        double minimumR2) {}
