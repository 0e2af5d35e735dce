package org.fip.sandbox.cloudgene2;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.fip.sandbox.cloudgene.shared.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with the headers of the framework under Cloudgene 2. What is JSON is often not called so: each resource of
 * the real server has its own content type.
 */
final class Restlet {

    static final String SERVER = "Restlet-Framework/2.5.1";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private Restlet() {}

    /** JSON that calls itself JSON. */
    static ResponseEntity<String> json(int status, Map<String, @Nullable Object> body) {
        return answer(status, JSON, text(body));
    }

    /** JSON that calls itself plain text. */
    static ResponseEntity<String> jsonAsText(Map<String, @Nullable Object> body) {
        return answer(200, TEXT, text(body));
    }

    /** JSON that calls itself a page, as where browsers post forms. */
    static ResponseEntity<String> jsonAsPage(Map<String, @Nullable Object> body) {
        return answer(200, HTML, text(body));
    }

    static ResponseEntity<String> text(int status, String body) {
        return answer(status, TEXT, body);
    }

    static ResponseEntity<String> page(int status, String body) {
        return answer(status, HTML, body);
    }

    /** What forms answer; always 200. */
    static Map<String, @Nullable Object> formAnswer(boolean success, String message) {
        return Json.object("success", success, "message", message, "type", "plain");
    }

    private static ResponseEntity<String> answer(int status, MediaType type, String body) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.SERVER, SERVER)
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(HttpHeaders.VARY, "Accept-Charset, Accept-Encoding, Accept-Language, Accept")
                .contentType(type)
                .body(body);
    }

    /** Slashes of closing tags are escaped, as the real server's JSON library does. */
    private static String text(Map<String, @Nullable Object> body) {
        return MAPPER.writeValueAsString(body).replace("</", "<\\/");
    }
}
