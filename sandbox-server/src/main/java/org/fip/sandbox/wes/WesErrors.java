package org.fip.sandbox.wes;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Renders the errors of this dialect; it comes before the advice for all controllers. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = WesErrors.class)
class WesErrors {

    private static final Logger LOG = LoggerFactory.getLogger(WesErrors.class);

    private final ErrorShape shape;

    WesErrors(ErrorShape shape) {
        this.shape = shape;
    }

    @ExceptionHandler
    ResponseEntity<Object> known(WesException error, HttpServletRequest request) {
        return answer(error.status(), error.reason(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> any(Exception error, HttpServletRequest request) {
        if (error instanceof ErrorResponse response) {
            String detail = response.getBody().getDetail();
            return answer(response.getStatusCode().value(), detail == null ? "" : detail, request);
        }
        LOG.warn("{} {} failed", request.getMethod(), request.getRequestURI(), error);
        return answer(500, "Internal Server Error", request);
    }

    private ResponseEntity<Object> answer(int status, String reason, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(shape.body(status, reason, request.getRequestURI()));
    }
}
