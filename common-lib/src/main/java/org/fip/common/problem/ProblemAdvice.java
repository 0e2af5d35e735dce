package org.fip.common.problem;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fip.common.problem.CommonProblem.FieldError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.RestClientException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The one place where exceptions become {@code application/problem+json}. */
@RestControllerAdvice
public class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> known(ProblemException e) {
        return answer(e.problem(), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalidBody(MethodArgumentNotValidException e) {
        return answer(
                new CommonProblem.ValidationFailed(Stream.concat(
                                e.getFieldErrors().stream()
                                        .map(f -> new FieldError(snake(f.getField()), text(f.getDefaultMessage()))),
                                e.getGlobalErrors().stream()
                                        .map(g ->
                                                new FieldError(snake(g.getObjectName()), text(g.getDefaultMessage()))))
                        .toList()),
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalidParameters(HandlerMethodValidationException e) {
        return answer(
                new CommonProblem.ValidationFailed(e.getParameterValidationResults().stream()
                        .flatMap(r -> r.getResolvableErrors().stream()
                                .map(m -> new FieldError(
                                        snake(text(r.getMethodParameter().getParameterName())),
                                        text(m.getDefaultMessage()))))
                        .toList()),
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> violated(ConstraintViolationException e) {
        return answer(
                new CommonProblem.ValidationFailed(e.getConstraintViolations().stream()
                        .map(v -> new FieldError(snake(v.getPropertyPath().toString()), v.getMessage()))
                        .toList()),
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> wrongType(MethodArgumentTypeMismatchException e) {
        return answer(
                new CommonProblem.ValidationFailed(
                        List.of(new FieldError(snake(e.getName()), ExpectedValue.of(e.getParameter())))),
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException e) {
        var cause = NestedExceptionUtils.getMostSpecificCause(e);
        return cause instanceof ProblemException known
                ? known(known)
                : answer(new CommonProblem.Unreadable(UnreadableBody.detail(e)), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> denied(AccessDeniedException e) {
        return answer(new CommonProblem.Forbidden("Your role does not allow this"), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> noSuchPath(NoResourceFoundException e) {
        return answer(new CommonProblem.NotFound("The path /" + e.getResourcePath()), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> otherService(RestClientException e) {
        log.warn("A call to another service failed: {}", e.getMessage());
        return answer(new CommonProblem.DependencyUnavailable("internal service"), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    void callerLeft(AsyncRequestNotUsableException e) {
        log.debug("The caller left before the answer was written");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> anythingElse(Exception e, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            // Part of the answer is out. A problem behind it would make the half look like a whole; thrown on, the
            // connection breaks and the caller sees that something is missing.
            throw e;
        }
        if (e instanceof ErrorResponse web) {
            var status = web.getStatusCode().value();
            var detail = web.getBody().getDetail();
            return answer(
                    new CommonProblem.Protocol(
                            status, text(web.getBody().getTitle()), detail == null ? "HTTP " + status : detail),
                    web.getHeaders());
        }
        log.error("Unexpected failure", e);
        return answer(new CommonProblem.Internal(), HttpHeaders.EMPTY);
    }

    private static ResponseEntity<Map<String, Object>> answer(Problem problem, HttpHeaders headers) {
        var answer = ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem instanceof RetryLater later) {
            answer.header(
                    HttpHeaders.RETRY_AFTER, Long.toString(later.retryAfter().toSeconds()));
        }
        return answer.body(ProblemBody.of(problem));
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static String text(@org.jspecify.annotations.Nullable String message) {
        return message == null ? "is not valid" : message;
    }
}
