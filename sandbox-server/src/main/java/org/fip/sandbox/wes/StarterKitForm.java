package org.fip.sandbox.wes;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request for a run as the Starter Kit does: tags and engine are dropped, parameters must be flat links. */
@Component
@InStarterKitStyle
class StarterKitForm {

    static final String TYPE = "NEXTFLOW";
    static final String TYPE_VERSION = "21.04.0";

    private static final List<String> REQUIRED = List.of("workflow_type", "workflow_type_version", "workflow_url");
    private static final Pattern REPOSITORY = Pattern.compile("https://github\\.com/([\\w.-]+/[\\w.-]+)(/tree/.+)?");

    /** What a form turned out to be. */
    sealed interface Reading {}

    /** A request that is taken. */
    record Taken(RunRequest request) implements Reading {}

    /** It is taken too, but Nextflow dies before anybody could tell. */
    record UnknownRepository() implements Reading {}

    record MissingField(String field) implements Reading {}

    record UnknownType() implements Reading {}

    /** Anything else: the server does not say what it is. */
    record Conflict() implements Reading {}

    private final JsonMapper json;

    StarterKitForm(JsonMapper json) {
        this.json = json;
    }

    Reading read(RunForm form) {
        for (String field : REQUIRED) {
            if (form.sent(field) == null) {
                return new MissingField(field);
            }
        }
        if (!form.text("workflow_type").equals(TYPE)) {
            return new UnknownType();
        }
        String url = form.text("workflow_url");
        var repository = REPOSITORY.matcher(url);
        Optional<JsonNode> parameters = parameters(form.text("workflow_params"));
        if (!form.text("workflow_type_version").equals(TYPE_VERSION) || !repository.matches() || parameters.isEmpty()) {
            return new Conflict();
        }
        if (!RunRequest.WORKFLOW.equals(repository.group(1))) {
            return new UnknownRepository();
        }
        return new Taken(new RunRequest(parameters.get(), TYPE, TYPE_VERSION, Map.of(), null, null, null, url));
    }

    /** An object whose texts are links, which a text with a blank is not; nothing may be inside of anything. */
    private Optional<JsonNode> parameters(String text) {
        try {
            return Optional.of(json.readTree(text.isBlank() ? "{}" : text))
                    .filter(node -> node.isObject() && node.valueStream().allMatch(StarterKitForm::flat));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean flat(JsonNode value) {
        return value.isNumber() || value.isBoolean() || (value.isString() && isLink(value.stringValue()));
    }

    private static boolean isLink(String text) {
        try {
            return new URI(text).toString().equals(text);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
