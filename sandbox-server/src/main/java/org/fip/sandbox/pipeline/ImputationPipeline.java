package org.fip.sandbox.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fip.sandbox.engine.ImputationEngine;
import org.fip.sandbox.engine.ImputationTask;
import org.fip.sandbox.engine.ImputedFiles;
import org.fip.sandbox.engine.PhasingMethod;
import org.fip.sandbox.engine.TargetGenotypes;
import org.fip.sandbox.panel.OfferedPanel;
import org.fip.sandbox.panel.Panels;

/** The whole way of a job, from the uploaded files to the encrypted archives or, where these are wished, plain files. */
public final class ImputationPipeline {

    private static final String LIGHT_CHROMOSOME = "20";

    private final Panels panels;
    private final ImputationEngine engine;
    private final PhasingMethod phasing;
    private final InputValidation validation;
    private final InputStaging staging;

    /**
     * A pipeline.
     *
     * @param maximumInput size in bytes of all the input that a job may have fetched
     */
    public ImputationPipeline(
            Panels panels,
            ImputationEngine engine,
            PhasingMethod phasing,
            int minimumSamples,
            int maximumSamples,
            long maximumInput) {
        this.panels = panels;
        this.engine = engine;
        this.phasing = phasing;
        this.validation = new InputValidation(minimumSamples, maximumSamples);
        this.staging = new InputStaging(maximumInput);
    }

    /**
     * Whether a job can start. One without any panel starts and fails with a message; so does one for plain files, whose
     * owner is told everything.
     */
    public boolean canSetUp(JobParameters parameters) {
        return parameters.plain()
                || parameters.refpanel().isEmpty()
                || panels.find(parameters.refpanel()).isPresent();
    }

    /**
     * Runs a job.
     *
     * @param folders where its files are
     * @throws PipelineException when the job fails for a reason of the user's data or choices
     * @throws InterruptedException when it was cancelled
     */
    public void run(JobParameters parameters, JobFolders folders, StepLog log)
            throws PipelineException, IOException, InterruptedException {
        if (!parameters.plain()) {
            work(parameters, folders, log);
            return;
        }
        Files.createDirectories(folders.output());
        try (var file = new LogFile(folders.output().resolve(PlainResults.LOG), log)) {
            try {
                work(parameters, folders, file);
            } catch (PipelineException e) {
                file.write(e.reason());
                throw e;
            }
        }
    }

    /** Looks at input that was uploaded, before there is a job of it; throws what its owner is told. */
    public void check(JobParameters parameters, Path input)
            throws PipelineException, IOException, InterruptedException {
        validation.check(input, parameters, panel(parameters), StepLog.SILENT);
    }

    private OfferedPanel panel(JobParameters parameters) throws PipelineException {
        String key = parameters.refpanel();
        return panels.find(key)
                .orElseThrow(() -> new PipelineException(
                        key.isEmpty()
                                ? "Parameter refpanel is required."
                                : "Reference panel '%s' is not offered by this server."
                                        .formatted(key.replace("<", "&lt;"))));
    }

    private void work(JobParameters parameters, JobFolders folders, StepLog log)
            throws PipelineException, IOException, InterruptedException {
        Path input = folders.input();
        String named = parameters.input();
        if (named != null) {
            input = staging.stage(named, folders.input(), folders.work().resolve("staged"), log);
        }
        if (panels.find(parameters.refpanel()).isEmpty()) {
            log.step("Input Validation");
        }
        OfferedPanel panel = panel(parameters);
        Files.createDirectories(folders.output());
        List<InputFile> files = validation.check(input, parameters, panel, log);
        if (parameters.plain()) {
            PlainResults.compare(files);
        }
        List<CheckedChromosome> checked;
        try (var report = new QcReport(folders.output(), parameters)) {
            checked = new QualityControl(panels, panel, report, log).check(files);
        }
        var plain = new PlainResults(folders.output());
        if (parameters.plain()) {
            plain.qualityControl();
        }
        if (!parameters.imputes()) {
            return;
        }
        Files.createDirectories(folders.work());
        List<ImputedChromosome> imputed = impute(parameters, panel, checked, folders, log);
        if (parameters.plain()) {
            List<Path> doses = imputed.stream()
                    .sorted(Comparator.comparingInt(ImputedChromosome::order))
                    .map(chromosome -> chromosome.files().dose())
                    .toList();
            plain.imputed(doses, log);
        } else {
            encrypt(parameters, imputed, folders, log);
        }
    }

    /** Writes results of the usual names that hold nothing, without reading the input. */
    public void writeEmptyResults(JobParameters parameters, JobFolders folders, StepLog log) throws IOException {
        Files.createDirectories(folders.output());
        Files.writeString(folders.output().resolve("qc_report.txt"), "Match: 0\nRemaining sites in total: 0\n");
        if (!parameters.imputes()) {
            return;
        }
        if (parameters.plain()) {
            EmptyVcf.write(folders.output().resolve(PlainResults.GENOTYPES));
            return;
        }
        Files.createDirectories(folders.work());
        ImputedFiles files = files(LIGHT_CHROMOSOME, false, folders.work());
        EmptyVcf.write(files.dose());
        EmptyVcf.write(files.info());
        encrypt(parameters, List.of(new ImputedChromosome(LIGHT_CHROMOSOME, files)), folders, log);
    }

    private record ImputedChromosome(String chromosome, ImputedFiles files) {

        int order() {
            return chromosome.chars().allMatch(Character::isDigit) ? Integer.parseInt(chromosome) : Integer.MAX_VALUE;
        }
    }

    private List<ImputedChromosome> impute(
            JobParameters parameters,
            OfferedPanel panel,
            List<CheckedChromosome> chromosomes,
            JobFolders folders,
            StepLog log)
            throws IOException, InterruptedException {
        log.step("Phasing and Imputation");
        int chunks = chromosomes.stream()
                .mapToInt(chromosome -> chromosome.chunks().size())
                .sum();
        int done = 0;
        List<ImputedChromosome> imputed = new ArrayList<>();
        for (CheckedChromosome chromosome : chromosomes) {
            TargetGenotypes target = chromosome.target();
            String phasedBy = "n/a (input is phased)";
            if (!target.phased()) {
                phasedBy = phasing.name();
                log.add(
                        MessageType.RUNNING,
                        "<b>Phasing (chromosome %s)</b><br>%s".formatted(chromosome.chromosome(), phasedBy));
                target = phasing.phase(target, chromosome.panel(), folders.work());
                log.add(MessageType.OK, phasedMessage(parameters, chromosome, target));
            }
            progress(log, done, chunks);
            var task = new ImputationTask(
                    chromosome.panel(), panel.key(), target, phasedBy, chromosome.chunks(), parameters.minimumR2());
            ImputedFiles files = files(chromosome.chromosome(), parameters.meta(), folders.work());
            int before = done;
            engine.impute(task, files, finished -> progress(log, before + finished, chunks));
            done += chromosome.chunks().size();
            imputed.add(new ImputedChromosome(chromosome.chromosome(), files));
        }
        log.add(MessageType.OK, "Imputed %d chunk(s) with %s.".formatted(chunks, engine.name()));
        return imputed;
    }

    private String phasedMessage(JobParameters parameters, CheckedChromosome chromosome, TargetGenotypes target) {
        String asked = parameters.phasing().equals("beagle") ? "Beagle" : "Eagle";
        String instead = phasing.name().startsWith(asked) ? "" : " (%s is not available here)".formatted(asked);
        return "Phased %,d sites of chromosome %s with %s%s."
                .formatted(target.sites().size(), chromosome.chromosome(), phasing.name(), instead);
    }

    private void progress(StepLog log, int done, int chunks) {
        int percent = chunks == 0 ? 0 : 100 * done / chunks;
        log.add(
                MessageType.RUNNING,
                ("<b>Imputation (%d/%d)</b><br>%s<br><div class=\"progress\"><div class=\"progress-bar\" style=\"width:"
                                + " %d%%\"></div></div>")
                        .formatted(done, chunks, engine.name(), percent));
    }

    private static ImputedFiles files(String chromosome, boolean meta, Path work) {
        String name = "chr" + chromosome;
        return new ImputedFiles(
                work.resolve(name + ".dose.vcf.gz"),
                work.resolve(name + ".info.gz"),
                meta ? work.resolve(name + ".empiricalDose.vcf.gz") : null);
    }

    private static void encrypt(
            JobParameters parameters, List<ImputedChromosome> imputed, JobFolders folders, StepLog log)
            throws IOException {
        log.step("Compression and Encryption");
        log.add(MessageType.RUNNING, "Compress and encrypt data...");
        String password = parameters.password().isEmpty() ? ResultArchive.newPassword() : parameters.password();
        for (ImputedChromosome chromosome : imputed) {
            List<Path> contents = new ArrayList<>(
                    List.of(chromosome.files().dose(), chromosome.files().info()));
            Path empirical = chromosome.files().empirical();
            if (empirical != null) {
                contents.add(empirical);
            }
            Path archive = folders.output().resolve("chr_" + chromosome.chromosome() + ".zip");
            ResultArchive.write(archive, contents, password, parameters.aesEncryption());
        }
        log.add(
                MessageType.OK,
                "Data have been exported successfully. We encrypted the results with the following password: <b>"
                        + password + "</b>");
    }
}
