package org.fip.sandbox.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fip.sandbox.engine.Chunk;
import org.fip.sandbox.engine.TargetGenotypes;
import org.fip.sandbox.engine.TargetGenotypes.TypedSite;
import org.fip.sandbox.panel.OfferedPanel;
import org.fip.sandbox.panel.Panels;
import org.fip.sandbox.panel.ReferencePanel;
import org.fip.sandbox.panel.Site;
import org.fip.sandbox.pipeline.ChunkCounts.Fault;
import org.fip.sandbox.pipeline.QcCounts.Line;
import org.fip.sandbox.vcf.VcfReader;
import org.fip.sandbox.vcf.VcfRow;

/** The step "Quality Control": variants against the panel, chunks, and the limits that end a job. */
final class QualityControl {

    private static final String NAME = "Quality Control";
    private static final int MAXIMUM_STRAND_FLIPS = 100;

    private final Panels panels;
    private final OfferedPanel panel;
    private final QcReport report;
    private final StepLog log;
    private final QcCounts counts = new QcCounts();
    private final Map<Fault, Integer> faults = new TreeMap<>();
    private int remainingChunks;

    QualityControl(Panels panels, OfferedPanel panel, QcReport report, StepLog log) {
        this.panels = panels;
        this.panel = panel;
        this.report = report;
        this.log = log;
    }

    List<CheckedChromosome> check(List<InputFile> files) throws PipelineException, IOException, InterruptedException {
        log.step(NAME);
        List<CheckedChromosome> checked = new ArrayList<>();
        for (InputFile file : files) {
            log.add(MessageType.RUNNING, "Check chromosome " + file.chromosome() + "...");
            ReferencePanel haplotypes = panels.load(panel, file.chromosome())
                    .orElseThrow(() -> new PipelineException(
                            "Chromosome %s is not in the reference panel %s. The panel covers: %s."
                                    .formatted(
                                            file.chromosome(),
                                            panel.name(),
                                            String.join(
                                                    ", ", panel.chromosomes().keySet()))));
            checked.add(check(file, haplotypes));
        }
        report.finish(counts, faults, remainingChunks);
        tell();
        return checked.stream()
                .filter(chromosome -> !chromosome.chunks().isEmpty())
                .toList();
    }

    private CheckedChromosome check(InputFile file, ReferencePanel haplotypes)
            throws IOException, InterruptedException {
        List<TypedSite> sites = new ArrayList<>();
        Map<Integer, ChunkCounts> chunks = new TreeMap<>();
        try (VcfReader reader = VcfReader.open(file.path())) {
            int taken = 0;
            for (VcfRow row = reader.next(); row != null; row = reader.next()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                var site = new Site(row.position(), row.ref(), row.alt());
                ChunkCounts chunk = chunks.computeIfAbsent(
                        Chunk.of(row.position()).start(),
                        start -> new ChunkCounts(file.samples().size()));
                judge(row, site, row.position() == taken, haplotypes, chunk, sites);
                taken = row.isSingleBase() && row.passes() ? row.position() : taken;
            }
        }
        List<Chunk> passed = new ArrayList<>();
        for (Map.Entry<Integer, ChunkCounts> entry : chunks.entrySet()) {
            Chunk chunk = Chunk.of(entry.getKey());
            Fault fault = entry.getValue().fault();
            if (fault == Fault.NONE) {
                passed.add(chunk);
            } else {
                faults.merge(fault, 1, Integer::sum);
                report.excludedChunk(file.chromosome(), chunk, entry.getValue());
            }
        }
        remainingChunks += passed.size();
        List<TypedSite> kept = sites.stream()
                .filter(site -> passed.stream()
                        .anyMatch(chunk -> chunk.contains(site.site().position())))
                .toList();
        var target = new TargetGenotypes(file.samples(), kept, file.phased());
        return new CheckedChromosome(file.chromosome(), haplotypes, target, passed);
    }

    private void judge(
            VcfRow row, Site site, boolean taken, ReferencePanel haplotypes, ChunkCounts chunk, List<TypedSite> kept)
            throws IOException {
        byte[] alleles = new byte[2 * row.samples()];
        int alternative = 0;
        int called = 0;
        for (int i = 0; i < alleles.length; i++) {
            alleles[i] = row.allele(i / 2, i % 2);
            alternative += Math.max(alleles[i], 0);
            called += alleles[i] >= 0 ? 1 : 0;
        }
        switch (SiteCheck.check(row, alleles, haplotypes, taken)) {
            case SiteCheck.Kept match -> {
                counts.add(Line.MATCH);
                counts.add(Line.REMAINING);
                if (site.strandAmbiguous()) {
                    counts.add(Line.AMBIGUOUS);
                }
                if (2 * alternative > called) {
                    counts.add(Line.HIGH_FREQUENCY);
                }
                chunk.foundInPanel();
                chunk.valid(alleles);
                kept.add(new TypedSite(site, row.id(), match.panelIndex(), alleles));
            }
            case SiteCheck.TypedOnly ignored -> {
                counts.add(Line.TYPED_ONLY);
                chunk.typedOnly();
                report.typedOnly(row);
                kept.add(new TypedSite(site, row.id(), -1, alleles));
            }
            case SiteCheck.Excluded excluded -> {
                counts.add(excluded.rule());
                counts.add(Line.EXCLUDED);
                report.excluded(row, excluded.reason());
                if (excluded.reason().contains("Reference Panel") || excluded.rule() == Line.LOW_CALL_RATE) {
                    chunk.foundInPanel();
                }
            }
        }
    }

    private void tell() throws PipelineException {
        log.add(MessageType.OK, "<b>Statistics:</b>" + counts.html(Line.HIGH_FREQUENCY, Line.AMBIGUOUS));
        log.add(MessageType.OK, "<b>Filtered sites:</b>" + counts.html(Line.FILTER_SET, Line.LOW_CALL_RATE));
        String totals = counts.html(Line.EXCLUDED, Line.REMAINING).substring("<br>".length());
        if (counts.get(Line.EXCLUDED) > 0) {
            log.add(MessageType.WARNING, totals + "<br>See snps-excluded.txt for details");
        } else {
            log.add(MessageType.OK, totals);
        }
        if (counts.get(Line.TYPED_ONLY) > 0) {
            log.add(
                    MessageType.WARNING,
                    "Typed only sites: %,d<br>See typed-only.txt for details".formatted(counts.get(Line.TYPED_ONLY)));
        }
        if (!faults.isEmpty()) {
            String lines = faults.entrySet().stream()
                    .map(entry -> "%d Chunk(s) excluded: %s (see chunks-excluded.txt for details)."
                            .formatted(entry.getValue(), entry.getKey().text().replace("<", "&lt;")))
                    .collect(Collectors.joining("<br>"));
            log.add(MessageType.WARNING, "<b>Warning:</b> " + lines + "<br>Remaining chunk(s): " + remainingChunks);
        }
        int flips = counts.get(Line.STRAND_FLIP) + counts.get(Line.FLIP_AND_SWITCH);
        if (flips > MAXIMUM_STRAND_FLIPS) {
            throw new PipelineException(
                    ("<b>Error:</b> More than %d obvious strand flips have been detected. Please check"
                                    + " strand. Imputation cannot be started!")
                            .formatted(MAXIMUM_STRAND_FLIPS));
        }
        if (remainingChunks == 0) {
            throw new PipelineException("<b>Error:</b> No chunks passed the QC step. Imputation cannot be started!");
        }
    }
}
