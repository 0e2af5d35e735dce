package org.fip.file.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fip.common.problem.CommonProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The filter as an address spells it. A bound may be written like a comparison, {@code r2>=0.8}; then it depends on how the
 * client encodes it where its name ends. What is not known is refused: an unfiltered answer looks like a filtered one.
 */
final class ExportQuery {
    static final List<String> KNOWN = List.of("min_r2", "r2>=", "min_maf", "maf>=", "region", "samples");

    private static final String MIN_R2 = "min_r2";
    private static final String MIN_MAF = "min_maf";
    private static final String REGION = "region";
    private static final String SAMPLES = "samples";
    private static final Map<String, String> COMPARISONS = Map.of("r2>", MIN_R2, "maf>", MIN_MAF);
    private static final int LONGEST_NUMBER = 30;

    private final MultiValueMap<String, String> values = new LinkedMultiValueMap<>();
    private final List<CommonProblem.FieldError> errors = new ArrayList<>();

    private ExportQuery(MultiValueMap<String, String> parameters) {
        var unknown = new LinkedHashSet<String>();
        parameters.forEach((name, given) -> given.forEach(value -> {
            if (!add(name, value == null ? "" : value)) {
                unknown.add(name);
            }
        }));
        if (!unknown.isEmpty()) {
            throw new ExportProblem.UnknownFilter(List.copyOf(unknown)).asException();
        }
        var empty = new TreeSet<String>();
        values.forEach((name, given) -> {
            if (given.stream().anyMatch(v -> v.replace(",", "").isBlank())) {
                empty.add(name);
            }
        });
        if (!empty.isEmpty()) {
            throw new ExportProblem.EmptyFilter(List.copyOf(empty)).asException();
        }
    }

    /** @throws org.fip.common.problem.ProblemException when something in it is not known or not valid */
    static ExportFilter filter(MultiValueMap<String, String> parameters) {
        return new ExportQuery(parameters).filter();
    }

    private ExportFilter filter() {
        var minR2 = number(MIN_R2);
        var minMaf = number(MIN_MAF);
        if (!errors.isEmpty()) {
            throw new CommonProblem.ValidationFailed(errors).asException();
        }
        return ExportFilter.of(minR2, minMaf, values.get(REGION), values.get(SAMPLES));
    }

    private boolean add(String name, String value) {
        if (Stream.of(MIN_R2, MIN_MAF, REGION, SAMPLES).anyMatch(name::equals)) {
            values.add(name, value);
            return true;
        }
        for (var comparison : COMPARISONS.entrySet()) {
            var start = comparison.getKey();
            if (name.equals(start) || name.equals(start + "=")) {
                // r2>=0.8 or r2%3E=0.8, and r2%3E%3D=0.8
                values.add(comparison.getValue(), value);
                return true;
            }
            if (name.startsWith(start + "=") && value.isEmpty()) {
                // r2%3E%3D0.8
                values.add(comparison.getValue(), name.substring(start.length() + 1));
                return true;
            }
        }
        return false;
    }

    private @Nullable BigDecimal number(String name) {
        var given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            errors.add(new CommonProblem.FieldError(name, "is given more than once"));
        }
        if (given.isEmpty()) {
            return null;
        }
        var text = given.getFirst().strip();
        try {
            var number = new BigDecimal(text);
            // Written out, 1e-999999999 would fill the memory.
            if (text.length() <= LONGEST_NUMBER && Math.abs((long) number.scale()) <= LONGEST_NUMBER) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        errors.add(new CommonProblem.FieldError(name, "must be a number such as 0.3"));
        return null;
    }
}
