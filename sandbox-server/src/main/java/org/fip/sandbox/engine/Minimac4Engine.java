package org.fip.sandbox.engine;

import htsjdk.samtools.util.BlockCompressedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.fip.sandbox.panel.ReferencePanel;
import org.fip.sandbox.vcf.BlockGzip;
import org.jspecify.annotations.Nullable;

/** Imputation by Minimac4 (Das et al. 2016), chunk by chunk; a panel that is not in its format yet is converted once. */
final class Minimac4Engine implements ImputationEngine {

    private final ExternalProgram minimac4;
    private final Path panelFolder;

    private Minimac4Engine(ExternalProgram minimac4, Path panelFolder) {
        this.minimac4 = minimac4;
        this.panelFolder = panelFolder;
    }

    /** The engine, when the program is on PATH; converted panels are kept in a folder. */
    static Optional<ImputationEngine> find(Path panelFolder) {
        return ExternalProgram.find("minimac4").map(program -> new Minimac4Engine(program, panelFolder));
    }

    @Override
    public String name() {
        return "Minimac4";
    }

    @Override
    public void impute(ImputationTask task, ImputedFiles files, IntConsumer chunkDone)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(files.dose().toAbsolutePath().getParent(), "minimac4-");
        Path log = work.resolve("minimac4.log");
        Path msav = msav(task, log);
        Path target = work.resolve("target.vcf.gz");
        HaplotypeVcf.write(task.panel().contig(), MissingAlleles.fill(task.target(), task.panel()), target);
        List<Path> doses = new ArrayList<>();
        List<Path> empirical = new ArrayList<>();
        for (Chunk chunk : task.chunks()) {
            Path dose = work.resolve("dose-" + doses.size() + ".vcf.gz");
            Path leftOut = work.resolve("empirical-" + doses.size() + ".vcf.gz");
            var arguments = new ArrayList<>(List.of(msav.toString(), target.toString()));
            arguments.addAll(List.of("-r", task.panel().contig() + ":" + chunk.start() + "-" + chunk.end()));
            arguments.addAll(List.of("-f", "GT,DS,HDS,GP", "-O", "vcf.gz", "-a", "-o", dose.toString()));
            arguments.addAll(List.of("-e", leftOut.toString()));
            minimac4.run(arguments, log);
            doses.add(dose);
            empirical.add(leftOut);
            chunkDone.accept(doses.size());
        }
        concatenate(task, doses, files.dose(), files.info());
        Path leftOut = files.empirical();
        if (leftOut != null) {
            concatenate(task, empirical, leftOut, null);
        }
    }

    private Path msav(ImputationTask task, Path log) throws IOException, InterruptedException {
        ReferencePanel panel = task.panel();
        Path own = panel.msav();
        if (own != null) {
            return own;
        }
        Files.createDirectories(panelFolder);
        String name = task.panelId().replaceAll("[^A-Za-z0-9.-]", "_") + "-" + panel.contig();
        Path converted = panelFolder.resolve(name + ".msav");
        if (!Files.exists(converted)) {
            Path vcf = Files.createTempFile(panelFolder, name, ".vcf.gz");
            Path fresh = Files.createTempFile(panelFolder, name, ".msav");
            HaplotypeVcf.write(panel, vcf);
            minimac4.run(List.of("--compress-reference", vcf.toString(), "-o", fresh.toString()), log);
            Files.move(fresh, converted, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(vcf);
            Files.deleteIfExists(Path.of(vcf + ".tbi"));
        }
        return converted;
    }

    private void concatenate(ImputationTask task, List<Path> parts, Path whole, @Nullable Path sitesOnly)
            throws IOException {
        try (Writer out = BlockGzip.writer(whole);
                Writer sites = sitesOnly == null ? Writer.nullWriter() : BlockGzip.writer(sitesOnly)) {
            out.write(DoseHeader.text(task, name(), task.target().samples()));
            sites.write(DoseHeader.text(task, name(), List.of()));
            for (Path part : parts) {
                try (var in = new BufferedReader(
                        new InputStreamReader(new BlockCompressedInputStream(part.toFile()), StandardCharsets.UTF_8))) {
                    for (String row = in.readLine(); row != null; row = in.readLine()) {
                        if (!row.startsWith("#") && wellImputed(row, task.minimumR2())) {
                            out.append(row).append('\n');
                            sites.append(row, 0, endOfInfo(row)).append('\n');
                        }
                    }
                }
            }
        }
    }

    private static int endOfInfo(String row) {
        int end = -1;
        for (int column = 0; column < 8; column++) {
            end = row.indexOf('\t', end + 1);
        }
        return end < 0 ? row.length() : end;
    }

    private static boolean wellImputed(String row, double minimumR2) {
        if (minimumR2 <= 0) {
            return true;
        }
        String[] info = row.substring(0, endOfInfo(row)).split("\t")[7].split(";");
        boolean typed = List.of(info).contains("TYPED");
        for (String entry : info) {
            if (entry.startsWith("R2=") && !typed) {
                return Double.parseDouble(entry.substring(3)) >= minimumR2;
            }
        }
        return true;
    }
}
