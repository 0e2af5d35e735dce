package org.fip.processor.provenance;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.fip.processor.client.Files;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the phasing of a job's genotypes. What was asked for does not say what was done: input that is phased
 * already is not phased again, whichever engine was chosen.
 *
 * @param requested key of the engine; null where none was asked for
 * @param label the requested engine in the server's own words; null where it was not asked for them
 * @param stated engines that the headers of the results name
 * @param wasPhased whether the headers say that genotypes were phased already
 */
record Phasing(@Nullable String requested, @Nullable String label, List<String> stated, boolean wasPhased) {
    private static final Pattern KEY = Pattern.compile("(mis_)?phasing");

    private static final Pattern NONE =
            Pattern.compile("(?i)(n/?a|not applicable|no[ _-]phasing|already phased|input is phased)\\b.*");

    /** As the VCF specification has it, {@code ##phasing} says how much is phased, and nothing of a program. */
    private static final Pattern DEGREE = Pattern.compile("(?i)none|partial|full|phased|unphased|yes|no|true|false");

    static Phasing of(Run run) {
        var service = run.evidence().service();
        var values = run.evidence().programs().stream()
                .filter(Phasing::isToldBy)
                .map(program -> program.value().strip())
                .filter(value -> !DEGREE.matcher(value).matches())
                .distinct()
                .toList();
        return new Phasing(
                run.job().phasing(),
                service == null ? null : service.phasing(),
                values.stream().filter(value -> !isNone(value)).toList(),
                values.stream().anyMatch(Phasing::isNone));
    }

    /** Whether a line of a header is about phasing, and names no program that did it. */
    static boolean namesNone(Files.Program program) {
        var value = program.value().strip();
        return isToldBy(program) && (isNone(value) || DEGREE.matcher(value).matches());
    }

    private static boolean isToldBy(Files.Program program) {
        return KEY.matcher(program.key().toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean isNone(String value) {
        return NONE.matcher(value).matches();
    }

    boolean isStated() {
        return wasPhased || !stated.isEmpty();
    }

    /** Whether an engine was asked for. */
    boolean isRequested() {
        return requested != null && !requested.equals(Wording.NO_PHASING);
    }

    /** The engine that was asked for, as the server names it where it does. */
    String requestedName() {
        return label != null ? label : Wording.engine(requested == null ? "" : requested);
    }

    String statedNames() {
        return String.join(" and ", stated);
    }
}
