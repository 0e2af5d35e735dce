package org.fip.sandbox.cloudgene;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.fip.sandbox.cloudgene.shared.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Renders every error the way Cloudgene 3 does. */
@RestControllerAdvice
class ErrorAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> known(CloudgeneException error, HttpServletRequest request) {
        Map<String, @Nullable Object> body = error.fromFramework()
                ? Answers.halError(error.status(), error.text(), request.getRequestURI())
                : Json.object("message", error.text(), "success", false);
        return answer(error.status(), body);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> unknownPath(
            NoResourceFoundException error, HttpServletRequest request) {
        return answer(404, Answers.halError(404, "Page Not Found", request.getRequestURI()));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, @Nullable Object>> any(Exception error, HttpServletRequest request) {
        if (error instanceof ErrorResponse response) {
            int status = response.getStatusCode().value();
            String detail = response.getBody().getDetail();
            return answer(status, Answers.halError(status, detail == null ? "" : detail, request.getRequestURI()));
        }
        LOG.warn("{} {} failed", request.getMethod(), request.getRequestURI(), error);
        return answer(500, Answers.halError(500, "Internal Server Error", request.getRequestURI()));
    }

    private static ResponseEntity<Map<String, @Nullable Object>> answer(
            int status, Map<String, @Nullable Object> body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
