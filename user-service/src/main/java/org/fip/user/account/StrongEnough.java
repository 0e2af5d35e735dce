package org.fip.user.account;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The platform's password rule: length, because nothing else helps as much. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = StrongEnough.Rule.class)
public @interface StrongEnough {
    String message() default "must have at least 10 characters and at most 72 bytes";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** bcrypt reads no more than 72 bytes; a longer password would silently be cut. */
    class Rule implements ConstraintValidator<StrongEnough, String> {
        @Override
        public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
            return password == null
                    || (password.length() >= 10 && password.getBytes(StandardCharsets.UTF_8).length <= 72);
        }
    }
}
