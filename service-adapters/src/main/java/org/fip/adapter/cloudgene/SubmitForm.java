package org.fip.adapter.cloudgene;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fip.adapter.Submission;
import org.fip.adapter.http.Upload;
import org.jspecify.annotations.Nullable;

/**
 * A submission as Cloudgene's multipart form, in the order of the application's manifest. An unknown name costs the whole job,
 * so nothing is sent that was not asked for.
 */
final class SubmitForm {

    private static final Set<String> OWN_NAMES =
            Set.of("refpanel", "files", "build", "r2Filter", "phasing", "population", "mode", "password", "job-name");

    private SubmitForm() {}

    static Upload of(Submission submission) {
        Upload form = new Upload();
        form.value("refpanel", submission.panelKey());
        form.files("files", submission.inputFiles());
        value(form, "build", submission.build());
        value(form, "r2Filter", submission.r2Filter());
        value(form, "phasing", submission.phasing());
        value(form, "population", submission.population());
        options(form, submission.options());
        value(form, "mode", submission.mode());
        if (submission.archivePassword() != null) {
            form.value("password", submission.archivePassword().value());
        }
        form.value("job-name", submission.marker());
        return form;
    }

    private static void options(Upload form, Map<String, String> options) {
        new TreeMap<>(options).forEach((id, value) -> {
            // A checkbox is switched on by its mere presence, even with the value "false".
            if (!value.equals("false") && !OWN_NAMES.contains(id)) {
                form.value(id, value);
            }
        });
    }

    private static void value(Upload form, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            form.value(name, value);
        }
    }
}
