package org.fip.sandbox.simple;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fip.sandbox.panel.OfferedPanel;
import org.fip.sandbox.panel.Panels;
import org.fip.sandbox.pipeline.JobParameters;
import org.fip.sandbox.upload.MultipartForm;
import org.fip.sandbox.upload.Part;
import org.fip.sandbox.upload.SentName;
import org.fip.sandbox.upload.UploadRefused;

/** The form of a submission; everything that is wrong with the choices is found before there is a job. */
final class SimpleForm {

    static final List<String> BUILDS = List.of("hg19", "hg38");
    static final List<String> PHASING = List.of("eagle", "beagle", "no_phasing");
    static final List<String> MODES = List.of("imputation", "qc_only");

    private static final String FILES = "input-files";
    private static final String NAME = "job-name";
    private static final List<String> FIELDS =
            List.of("refpanel", "build", "phasing", "population", "mode", "r2Filter", NAME);

    private final Map<String, String> values = new HashMap<>();
    private final Path folder;
    private int files;

    private SimpleForm(Path folder) {
        this.folder = folder;
    }

    static SimpleForm read(HttpServletRequest request, Path folder, long maximumBytes) throws IOException {
        if (!MultipartForm.isOne(request)) {
            throw new SimpleException(400, "The request must be a form of the type multipart/form-data");
        }
        var form = new SimpleForm(folder);
        try {
            MultipartForm.read(request, maximumBytes, form::take);
        } catch (UploadRefused e) {
            throw new SimpleException(e.status(), e.reason());
        }
        return form;
    }

    private void take(Part part) throws IOException, UploadRefused {
        if (part.name().equals(FILES)) {
            String sent = part.fileName();
            if (sent == null) {
                throw new SimpleException(400, FILES + " must be files");
            }
            store(part, SentName.last(sent));
        } else if (FIELDS.contains(part.name())) {
            values.put(part.name(), part.text().strip());
        } else {
            throw new SimpleException(
                    400,
                    "Unknown field '%s'; the fields are %s and %s"
                            .formatted(part.name(), FILES, String.join(", ", FIELDS)));
        }
    }

    private void store(Part part, String name) throws IOException {
        if (!name.endsWith(".vcf.gz")) {
            throw new SimpleException(400, "'%s' is not a .vcf.gz file".formatted(name));
        }
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            throw new SimpleException(400, "Two files have the name '%s'".formatted(name));
        }
        part.store(file);
        files++;
    }

    /** Refuses choices that cannot come to anything. */
    void check(Panels panels) {
        if (files == 0) {
            throw new SimpleException(400, "No input: send VCF files as " + FILES);
        }
        String key = required("refpanel");
        OfferedPanel panel = panels.find(key)
                .orElseThrow(() -> new SimpleException(
                        400,
                        "Unknown reference panel '%s'; there is %s"
                                .formatted(
                                        key,
                                        String.join(
                                                ", ",
                                                panels.offered().stream()
                                                        .map(OfferedPanel::key)
                                                        .toList()))));
        oneOf("build", required("build"), BUILDS);
        chosen("phasing").ifPresent(phasing -> oneOf("phasing", phasing, PHASING));
        chosen("mode").ifPresent(mode -> oneOf("mode", mode, MODES));
        chosen("population")
                .ifPresent(population ->
                        oneOf("population", population, panel.populations().keySet()));
        chosen("r2Filter").ifPresent(SimpleForm::checkNumber);
    }

    private String required(String field) {
        return chosen(field).orElseThrow(() -> new SimpleException(400, "The field '" + field + "' is required"));
    }

    private Optional<String> chosen(String field) {
        return Optional.ofNullable(values.get(field)).filter(value -> !value.isEmpty());
    }

    private static void oneOf(String field, String value, Collection<String> allowed) {
        if (!allowed.contains(value)) {
            throw new SimpleException(
                    400, "'%s' is no %s; choose one of %s".formatted(value, field, String.join(", ", allowed)));
        }
    }

    private static void checkNumber(String r2) {
        if (!r2.matches("0|1|0?\\.\\d{1,6}")) {
            throw new SimpleException(400, "'%s' is no r2Filter; it is a number from 0 to 1".formatted(r2));
        }
    }

    String jobName() {
        return chosen(NAME).orElse("");
    }

    /** What was chosen, as the job keeps it. */
    Map<String, String> parameters() {
        Map<String, String> chosen = new HashMap<>(values);
        chosen.remove(NAME);
        chosen.values().removeIf(String::isEmpty);
        chosen.put(JobParameters.RESULTS, JobParameters.PLAIN);
        return chosen;
    }
}
