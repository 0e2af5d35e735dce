package org.fip.common.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/** What a parameter takes, in words for people who do not write Java. */
final class ExpectedValue {
    private static final Set<Class<?>> WHOLE = Set.of(Integer.class, Long.class, Short.class);

    private ExpectedValue() {}

    static String of(MethodParameter parameter) {
        var type = ClassUtils.resolvePrimitiveIfNecessary(single(ResolvableType.forMethodParameter(parameter)));
        if (WHOLE.contains(type)) {
            return "must be a whole number";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "must be a number";
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == Boolean.class) {
            return "must be true or false";
        }
        if (type == UUID.class) {
            return "must be a UUID such as 0190a1b2-0000-7000-8000-000000000001";
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return "must be a time such as 2026-01-31T12:00:00Z";
        }
        return type == LocalDate.class ? "must be a date such as 2026-01-31" : "is not valid";
    }

    private static Class<?> single(ResolvableType type) {
        var several = type.as(Collection.class);
        return several == ResolvableType.NONE
                ? type.resolve(Object.class)
                : several.getGeneric().resolve(Object.class);
    }
}
