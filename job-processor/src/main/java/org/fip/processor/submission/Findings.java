package org.fip.processor.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fip.common.problem.CommonProblem;
import org.fip.common.problem.CommonProblem.FieldError;

/** What is wrong with an order, and what is still missing: that may yet come while the form is being read. */
final class Findings {
    private final List<FieldError> wrong = new ArrayList<>();
    private final List<FieldError> missing = new ArrayList<>();

    void wrong(String field, String message) {
        wrong.add(new FieldError(field, message));
    }

    void missing(String field, String message) {
        missing.add(new FieldError(field, message));
    }

    void throwIfWrong() {
        throwIfAny(wrong);
    }

    void throwIfWrongOrMissing() {
        throwIfAny(Stream.concat(wrong.stream(), missing.stream()).toList());
    }

    private static void throwIfAny(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new CommonProblem.ValidationFailed(errors.stream().distinct().toList()).asException();
        }
    }
}
