package org.fip.sandbox.cloudgene2;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Renders every error the way Cloudgene 2 does, before the other dialects' advice sees it. */
@RestControllerAdvice(basePackageClasses = StatusPages.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class StatusPages {

    private static final Logger LOG = LoggerFactory.getLogger(StatusPages.class);

    @ExceptionHandler
    ResponseEntity<String> known(RestletException error) {
        return error.answer();
    }

    /** Parameters that cannot be read are the framework's failure, a bad page number for one. */
    @ExceptionHandler
    ResponseEntity<String> any(Exception error, HttpServletRequest request) {
        if (!(error instanceof ErrorResponse || error instanceof TypeMismatchException)) {
            LOG.warn("{} {} failed", request.getMethod(), request.getRequestURI(), error);
        }
        return RestletException.statusPage(500).answer();
    }

    /** Paths and methods that no resource takes. */
    @RestController
    static class Unrouted {

        @RequestMapping({
            Paths.BASE + "/login",
            Paths.API + "/server",
            Paths.API + "/jobs",
            Paths.API + "/jobs/submit",
            Paths.API + "/jobs/submit/{app}",
            Paths.API + "/jobs/{id}",
            Paths.API + "/tokens/verify"
        })
        void method() {
            throw RestletException.statusPage(405);
        }

        @RequestMapping({Paths.BASE, Paths.BASE + "/**"})
        void path() {
            throw RestletException.statusPage(404);
        }
    }
}
