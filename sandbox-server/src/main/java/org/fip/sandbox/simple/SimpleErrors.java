package org.fip.sandbox.simple;

import java.util.Map;
import org.fip.sandbox.simple.SimpleController.SimpleException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Errors as {@code {"error": …}}. */
@RestControllerAdvice(assignableTypes = SimpleController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class SimpleErrors {

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(SimpleException refusal) {
        return refusal.answer();
    }
}
