package org.fip.sandbox.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Results as plain files: all chromosomes in one VCF file with its index, quality control and imputation quality in one
 * text, and the log.
 */
public final class PlainResults {

    public static final String GENOTYPES = "imputed.vcf.gz";
    public static final String INDEX = GENOTYPES + ".tbi";
    public static final String STATISTICS = "statistics.txt";
    public static final String LOG = "log.txt";

    private final Path output;

    PlainResults(Path output) {
        this.output = output;
    }

    /** Chromosomes can be in one file only when they are of the same people. */
    static void compare(List<InputFile> files) throws PipelineException {
        for (InputFile file : files) {
            if (!file.samples().equals(files.getFirst().samples())) {
                throw new PipelineException(
                        "Please double check, if all VCF files include the same samples in the same order.");
            }
        }
    }

    void qualityControl() throws IOException {
        String report = Files.readString(output.resolve("qc_report.txt"));
        Files.writeString(output.resolve(STATISTICS), "Quality control\n" + report);
    }

    void imputed(List<Path> chromosomes, StepLog log) throws IOException, InterruptedException {
        log.step("Export");
        log.add(MessageType.RUNNING, "Write results...");
        var summary = new ImputationSummary();
        JoinedVcf.write(chromosomes, output.resolve(GENOTYPES), summary);
        Files.writeString(output.resolve(STATISTICS), "\nImputation\n" + summary.text(), StandardOpenOption.APPEND);
        log.add(MessageType.OK, "Data have been exported successfully: %s.".formatted(GENOTYPES));
    }
}
