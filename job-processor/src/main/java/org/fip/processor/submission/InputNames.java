package org.fip.processor.submission;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fip.common.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * The input files' names. External servers take only {@code .vcf.gz}, which plain text becomes here, and let equal names
 * overwrite each other.
 */
final class InputNames {
    private final Set<String> seen = new HashSet<>();
    private final String field;

    /** @param field where the files are named in the request */
    InputNames(String field) {
        this.field = field;
    }

    /** The base name, if it is a good and a new one. */
    String accept(@Nullable String sent) {
        var name = check(sent);
        var packed = name.replaceFirst("(?i)\\.vcf$", ".vcf.gz");
        if (!seen.add(packed)) {
            throw refused("'" + name + "' was sent twice; each file needs its own name, as " + packed);
        }
        return name;
    }

    String check(@Nullable String sent) {
        var path = sent == null ? "" : sent.replace('\\', '/');
        var name = path.substring(path.lastIndexOf('/') + 1);
        if (!name.toLowerCase(Locale.ROOT).matches(".*\\.vcf(\\.gz)?")
                || !name.matches("[A-Za-z0-9][A-Za-z0-9._+-]{0,199}")) {
            throw refused("'" + name + "' is not accepted: the name must end in .vcf.gz or .vcf and have only"
                    + " letters, digits, '.', '_', '+' and '-'");
        }
        return name;
    }

    private RuntimeException refused(String message) {
        return new CommonProblem.ValidationFailed(List.of(new CommonProblem.FieldError(field, message))).asException();
    }
}
