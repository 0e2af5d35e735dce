package org.fip.processor.submission;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a client makes up so that a request that it repeats makes no second job. */
@Pattern(regexp = "[!-~]{8,200}", message = "must be 8 to 200 printable characters")
@Constraint(validatedBy = {})
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface IdempotencyKey {
    String message() default "must be 8 to 200 printable characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
