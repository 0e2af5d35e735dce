package org.fip.processor.submission;

import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads file-manager's problem, so that the user hears about a file what file-manager said about it. */
final class RefusedFile {
    private static final JsonMapper JSON = new JsonMapper();

    private RefusedFile() {}

    static SubmissionProblem.FileRefused of(RestClientResponseException e) {
        var body = body(e);
        return new SubmissionProblem.FileRefused(
                e.getStatusCode().value(),
                body.path("code").asString("file_refused"),
                body.path("title").asString("The file was not taken"),
                body.path("detail").asString("The file could not be stored"),
                body.path("action").asString("Try again; if it stays, ask the operator"));
    }

    private static JsonNode body(RestClientResponseException e) {
        try {
            return JSON.readTree(e.getResponseBodyAsByteArray());
        } catch (JacksonException unreadable) {
            return JSON.createObjectNode();
        }
    }
}
