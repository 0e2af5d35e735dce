package org.fip.sandbox.pipeline;

import htsjdk.samtools.SAMException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.fip.sandbox.engine.Chunk;
import org.fip.sandbox.panel.OfferedPanel;
import org.fip.sandbox.vcf.VcfReader;
import org.fip.sandbox.vcf.VcfRow;

/** The step "Input Validation": any miss ends the job. */
final class InputValidation {

    private static final String NAME = "Input Validation";
    private static final Set<String> CHROMOSOMES = Stream.concat(
                    Stream.iterate(1, n -> n + 1).limit(22).map(String::valueOf), Stream.of("X", "MT"))
            .collect(Collectors.toUnmodifiableSet());

    private final int minimumSamples;
    private final int maximumSamples;

    InputValidation(int minimumSamples, int maximumSamples) {
        this.minimumSamples = minimumSamples;
        this.maximumSamples = maximumSamples;
    }

    List<InputFile> check(Path folder, JobParameters parameters, OfferedPanel panel, StepLog log)
            throws PipelineException, IOException, InterruptedException {
        log.step(NAME);
        List<InputFile> files = new ArrayList<>();
        for (Path path : vcfFiles(folder)) {
            log.add(MessageType.RUNNING, "Analyze file " + path.getFileName() + "...");
            files.add(analyse(path, parameters));
        }
        compare(files);
        checkChoices(files, parameters, panel);
        files.sort(Comparator.comparing(InputFile::chromosome));
        log.add(MessageType.OK, summary(files, parameters, panel));
        if (files.getFirst().phased() && !parameters.phasing().equals("no_phasing")) {
            log.add(MessageType.OK, "Your data are phased already: they are used as they are.");
        }
        return files;
    }

    private static List<Path> vcfFiles(Path folder) throws IOException, PipelineException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(path -> path.toString().endsWith(".vcf.gz"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new PipelineException("No vcf.gz input files detected.");
            }
            return files;
        }
    }

    private InputFile analyse(Path path, JobParameters parameters)
            throws PipelineException, IOException, InterruptedException {
        String name = String.valueOf(path.getFileName());
        if (!VcfReader.blockGzipped(path)) {
            throw new PipelineException(
                    name + ": The provided VCF file is not compressed with bgzip. Please use bgzip instead of gzip.");
        }
        try (VcfReader reader = VcfReader.open(path)) {
            return analyse(path, name, reader, parameters);
        } catch (VcfReader.MalformedVcfException e) {
            throw new PipelineException(name + ": The provided VCF file is malformed. " + e.getMessage());
        } catch (SAMException | ZipException | EOFException e) {
            throw new PipelineException(name + ": The provided VCF file is malformed: its compression is damaged.");
        }
    }

    private InputFile analyse(Path path, String name, VcfReader reader, JobParameters parameters)
            throws PipelineException, IOException, InterruptedException {
        checkSamples(name, reader.samples());
        String contig = "";
        int before = 0;
        int variants = 0;
        boolean phased = true;
        boolean takenForPhased = false;
        Set<Chunk> chunks = new HashSet<>();
        for (VcfRow row = reader.next(); row != null; row = reader.next()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (contig.isEmpty()) {
                contig = row.contig();
                checkContig(contig, parameters.build());
            } else if (!contig.equals(row.contig())) {
                throw new PipelineException(name
                        + ": The provided VCF file contains more than one chromosome. Please split your input VCF file"
                        + " by chromosome.");
            }
            if (row.position() < before) {
                throw new PipelineException(
                        name + ": The provided VCF file is not sorted. Please sort it by position, for example with"
                                + " 'bcftools sort'.");
            }
            if (row.ref().equals(row.alt())) {
                throw new PipelineException(name + ": REF and ALT are the same at " + contig + ":" + row.position());
            }
            before = row.position();
            variants++;
            chunks.add(Chunk.of(row.position()));
            for (int sample = 0; phased && sample < row.samples(); sample++) {
                phased = !row.unphased(sample);
            }
            takenForPhased |= variants == 1 && row.allPhasedAndCalled();
        }
        if (variants == 0) {
            throw new PipelineException(name + ": The provided VCF file contains no variants.");
        }
        if (takenForPhased && !phased && !chromosome(contig).equals("MT")) {
            throw new PipelineException(
                    "File should be phased, but also includes unphased and/or missing genotypes! Please double-check!");
        }
        return new InputFile(path, chromosome(contig), reader.samples(), variants, chunks.size(), phased);
    }

    private void checkSamples(String name, List<String> samples) throws PipelineException {
        if (samples.isEmpty()) {
            throw new PipelineException(
                    name + ": The provided VCF file contains no genotypes (sites only). Genotypes are needed.");
        }
        Set<String> seen = new HashSet<>();
        for (String sample : samples) {
            if (!seen.add(sample)) {
                throw new PipelineException("Two individuals or more have the following ID: " + sample);
            }
        }
        if (samples.size() < minimumSamples) {
            throw new PipelineException("At least " + minimumSamples + " samples must be uploaded.");
        }
        if (samples.size() > maximumSamples) {
            throw new PipelineException("The maximum number of samples is %,d.".formatted(maximumSamples));
        }
    }

    private static void checkContig(String contig, String build) throws PipelineException {
        if (!CHROMOSOMES.contains(chromosome(contig))) {
            throw new PipelineException("No valid chromosomes found: '" + contig + "' is not supported.");
        }
        boolean prefixed = contig.startsWith("chr");
        if (build.equals("hg19") && prefixed || build.equals("hg38") && !prefixed) {
            String right = build.equals("hg38") ? "chr" + contig : contig.substring(3);
            throw new PipelineException(("Your upload data contains chromosome '%s'. This is not a valid %s encoding."
                            + " Please ensure that your input data is build %s and chromosome is encoded as '%s'.")
                    .formatted(contig, build, build, right));
        }
    }

    private static String chromosome(String contig) {
        String bare = contig.startsWith("chr") ? contig.substring(3) : contig;
        return bare.equals("23") ? "X" : bare;
    }

    private static void compare(List<InputFile> files) throws PipelineException {
        Set<String> chromosomes = new HashSet<>();
        for (InputFile file : files) {
            if (file.samples().size() != files.getFirst().samples().size()) {
                throw new PipelineException(
                        "Please double check, if all uploaded VCF files include the same amount of samples.");
            }
            if (!chromosomes.add(file.chromosome())) {
                throw new PipelineException("Chromosome " + file.chromosome() + " is in more than one file.");
            }
        }
    }

    private static void checkChoices(List<InputFile> files, JobParameters parameters, OfferedPanel panel)
            throws PipelineException {
        if (!parameters.build().equals(panel.build())) {
            throw new PipelineException(
                    ("Your data are build %s, the reference panel %s is %s. This server does not lift"
                                    + " positions over; please choose a panel of your build or lift your data over first.")
                            .formatted(parameters.build(), panel.name(), panel.build()));
        }
        String population = parameters.population();
        if (!population.isEmpty() && !panel.populations().containsKey(population)) {
            throw new PipelineException(
                    "Population '%s' is not supported by reference panel '%s'.".formatted(population, panel.key()));
        }
        boolean phased = files.stream().allMatch(InputFile::phased);
        if (parameters.phasing().equals("no_phasing") && !phased) {
            throw new PipelineException(
                    "Your input data is unphased. Please select an algorithm for phasing (e.g. Eagle).");
        }
    }

    private static String summary(List<InputFile> files, JobParameters parameters, OfferedPanel panel) {
        String chromosomes = files.stream().map(InputFile::chromosome).collect(Collectors.joining(" "));
        return """
                %d valid VCF file(s) found.

                Samples: %,d
                Chromosomes: %s
                SNPs: %d
                Chunks: %d
                Datatype: %s
                Build: %s
                Reference Panel: %s (%s)
                Population: %s
                Phasing: %s
                Mode: %s
                Rsq filter: %s""".formatted(
                        files.size(),
                        files.getFirst().samples().size(),
                        chromosomes,
                        files.stream().mapToInt(InputFile::variants).sum(),
                        files.stream().mapToInt(InputFile::chunks).sum(),
                        files.stream().allMatch(InputFile::phased) ? "phased" : "unphased",
                        parameters.build(),
                        panel.key(),
                        panel.build(),
                        parameters.population().isEmpty() ? "off" : parameters.population(),
                        parameters.phasing(),
                        parameters.mode(),
                        String.format(Locale.ROOT, "%s", parameters.minimumR2()));
    }
}
