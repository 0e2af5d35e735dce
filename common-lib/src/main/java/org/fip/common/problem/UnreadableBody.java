package org.fip.common.problem;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says which member of a body is not as it should be, as far as that can be said without quoting the body. */
final class UnreadableBody {
    private static final String NOT_EXPECTED = "The body is not the JSON that is expected here";

    private UnreadableBody() {}

    static String detail(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MismatchedInputException mismatch) {
                var member = member(mismatch);
                var form = form(mismatch.getTargetType());
                return member == null || form == null
                        ? NOT_EXPECTED
                        : "The member '%s' must be %s".formatted(member, form);
            }
        }
        return NOT_EXPECTED;
    }

    /** Keys of free maps are the sender's, and may be as secret as values; those of our own types are lower-case words. */
    private static @Nullable String member(MismatchedInputException mismatch) {
        var names = mismatch.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null)
                .toList();
        return names.isEmpty() || !names.stream().allMatch(name -> name.matches("[a-z][a-z0-9_]{0,39}"))
                ? null
                : String.join(".", names);
    }

    private static @Nullable String form(@Nullable Class<?> type) {
        if (type == null) {
            return null;
        }
        if (type == Instant.class) {
            return "an instant such as 2027-06-01T00:00:00Z";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "text";
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) ? "a number" : null;
    }
}
