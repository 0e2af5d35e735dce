package org.fip.processor.submission;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.fip.common.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * The input files' names, which may be any that tell that it is a VCF: servers get safe ones that are made of them. One name
 * each, also once plain text is packed and called {@code .vcf.gz}.
 */
final class InputNames {
    private static final Pattern VCF = Pattern.compile("(?i)\\.vcf(\\.b?gz)?$");
    private static final int LONGEST = 255;
    // As file-manager stores them.
    private static final Pattern REPLACED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}:*?\"<>|]");

    private final Set<String> seen = new HashSet<>();
    private final String field;

    /** @param field where the files are named in the request */
    InputNames(String field) {
        this.field = field;
    }

    /** The base name, if it is a good and a new one. */
    String accept(@Nullable String sent) {
        var name = check(sent);
        var packed = VCF.matcher(name).replaceFirst(".vcf.gz");
        if (!seen.add(packed)) {
            throw refused("'" + name + "' was sent twice; each file needs its own name, as " + packed);
        }
        return name;
    }

    String check(@Nullable String sent) {
        var path = sent == null ? "" : sent.replace('\\', '/');
        var name = REPLACED.matcher(path.substring(path.lastIndexOf('/') + 1))
                .replaceAll("_")
                .strip();
        if (!VCF.matcher(name).find()) {
            throw refused("'" + name + "' is not accepted: the name must end in .vcf.gz, .vcf.bgz or .vcf");
        }
        if (name.length() > LONGEST) {
            throw refused("'" + name + "' is not accepted: the name is longer than " + LONGEST + " characters");
        }
        return name;
    }

    private RuntimeException refused(String message) {
        return new CommonProblem.ValidationFailed(List.of(new CommonProblem.FieldError(field, message))).asException();
    }
}
