package org.fip.sandbox.cloudgene2;

import org.fip.sandbox.cloudgene.shared.Json;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** An answer other than 200, in one of the three shapes that Cloudgene 2 has. */
final class RestletException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private enum Shape {
        APPLICATION,
        TEXT,
        STATUS_PAGE
    }

    private final int status;
    private final String text;
    private final Shape shape;

    private RestletException(int status, String text, Shape shape) {
        super(text);
        this.status = status;
        this.text = text;
        this.shape = shape;
    }

    /** An error of the application: {@code {"success":false,"message":…}}. */
    static RestletException application(int status, String text) {
        return new RestletException(status, text, Shape.APPLICATION);
    }

    /** Where a list, a profile or a token needs a session. */
    static RestletException unauthorized() {
        return new RestletException(401, "The request requires user authentication.", Shape.TEXT);
    }

    /** Not this caller's; whoever has no good token is the public user, whose job it is not either. */
    static RestletException accessDenied() {
        return application(403, "Access denied.");
    }

    /** The framework's own page. */
    static RestletException statusPage(int status) {
        return new RestletException(status, HttpStatus.valueOf(status).getReasonPhrase(), Shape.STATUS_PAGE);
    }

    ResponseEntity<String> answer() {
        return switch (shape) {
            case APPLICATION -> Restlet.json(status, Json.object("success", false, "message", text));
            case TEXT -> Restlet.text(status, text);
            case STATUS_PAGE -> Restlet.page(status, """
                        <html>
                        <head>
                           <title>Status page</title>
                        </head>
                        <body style="font-family: sans-serif;">
                        <p style="font-size: 1.2em;font-weight: bold;margin: 1em 0px;">%s</p>
                        </body>
                        </html>
                        """.formatted(text));
        };
    }
}
