package org.fip.sandbox.simple;

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
@RestControllerAdvice(basePackageClasses = SimpleErrors.class)
class SimpleErrors {

    private static final Logger LOG = LoggerFactory.getLogger(SimpleErrors.class);

    @ExceptionHandler
    ResponseEntity<ErrorBody> known(SimpleException error) {
        return answer(error.status(), error.error());
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> any(Exception error, HttpServletRequest request) {
        if (error instanceof ErrorResponse response) {
            String detail = response.getBody().getDetail();
            return answer(response.getStatusCode().value(), detail == null ? "Bad request" : detail);
        }
        LOG.warn("{} {} failed", request.getMethod(), request.getRequestURI(), error);
        return answer(500, "Internal server error");
    }

    private static ResponseEntity<ErrorBody> answer(int status, String error) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ErrorBody(error));
    }
}
