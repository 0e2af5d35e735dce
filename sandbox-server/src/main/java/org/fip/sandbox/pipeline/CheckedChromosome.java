package org.fip.sandbox.pipeline;

import java.util.List;
import org.fip.sandbox.engine.Chunk;
import org.fip.sandbox.engine.TargetGenotypes;
import org.fip.sandbox.panel.ReferencePanel;

/**
 * A chromosome that passed quality control.
 *
 * @param chunks what is left to impute
 */
record CheckedChromosome(String chromosome, ReferencePanel panel, TargetGenotypes target, List<Chunk> chunks) {}
