package org.fip.sandbox.plain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.FileHeader;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.Jobs;
import org.fip.sandbox.job.OutputFile;
import org.springframework.stereotype.Component;

/**
 * The files inside a job's archives. The pipeline encrypts them with the job's password, which for these dialects the server
 * makes itself and keeps to itself.
 */
@Component
public class PlainResults {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PASSWORD = "password";

    private final Jobs jobs;

    PlainResults(Jobs jobs) {
        this.jobs = jobs;
    }

    /** A result; {@code size} in bytes. */
    public record PlainFile(String name, long size) {}

    /** What to do with an opened result. */
    @FunctionalInterface
    public interface Use {
        void of(InputStream content) throws IOException;
    }

    public static String newPassword() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    public List<PlainFile> of(Job job) throws IOException {
        List<PlainFile> files = new ArrayList<>();
        for (OutputFile file : job.files()) {
            if (file.name().endsWith(".zip")) {
                try (ZipFile zip = open(job, file)) {
                    for (FileHeader entry : zip.getFileHeaders()) {
                        files.add(new PlainFile(entry.getFileName(), entry.getUncompressedSize()));
                    }
                }
            } else {
                files.add(new PlainFile(file.name(), file.bytes()));
            }
        }
        return files;
    }

    /** Opens one result; answers false when there is none of this name. */
    public boolean read(Job job, String name, Use use) throws IOException {
        for (OutputFile file : job.files()) {
            if (file.name().equals(name)) {
                try (InputStream content = Files.newInputStream(path(job, file))) {
                    use.of(content);
                }
                return true;
            }
            if (file.name().endsWith(".zip")) {
                try (ZipFile zip = open(job, file)) {
                    FileHeader entry = zip.getFileHeader(name);
                    if (entry != null) {
                        try (InputStream content = zip.getInputStream(entry)) {
                            use.of(content);
                        }
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private ZipFile open(Job job, OutputFile file) {
        return new ZipFile(
                path(job, file).toFile(),
                job.parameters().getOrDefault(PASSWORD, "").toCharArray());
    }

    private Path path(Job job, OutputFile file) {
        return jobs.output(job.id()).resolve(file.name());
    }
}
