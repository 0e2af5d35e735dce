package org.fip.sandbox.wes;

import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Errors in the specification's shape. */
@RestControllerAdvice(assignableTypes = WesController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class WesErrors {

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(WesException refusal) {
        return ResponseEntity.status(refusal.status())
                .body(Map.of("msg", String.valueOf(refusal.getMessage()), "status_code", refusal.status()));
    }
}
