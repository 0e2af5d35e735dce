package org.fip.user.credential;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Printable ASCII without blanks: what fits into a request header, whatever the server's own format is. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = "[!-~]{8,4096}")
@ReportAsSingleViolation
@interface ApiTokenText {
    String message() default "must be 8 to 4096 printable characters without blanks; copy the whole token";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
