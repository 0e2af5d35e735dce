package org.fip.adapter.cloudgene;

import java.util.Optional;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;
import org.fip.adapter.http.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The message of an error body. There are three shapes: the application's {@code {message, success}}, the framework's HAL
 * document whose specific text is embedded, and plain text or an HTML status page.
 *
 * @param application whether the application itself spoke, not the framework or a proxy before it
 * @param hal whether it is the framework's document
 */
record ErrorText(String message, boolean application, boolean hal) {

    private static final int MAX = 300;

    static ErrorText of(Answer answer) {
        Optional<ForeignJson> json = answer.json().filter(ForeignJson::isObject);
        if (json.isEmpty()) {
            return new ErrorText(orStatus(PlainText.line(answer.body(), MAX), answer), false, false);
        }
        ForeignJson body = json.get();
        boolean hal = body.has("_links") || body.has("_embedded");
        @Nullable
        String specific = body.at("_embedded").at("errors").items().stream()
                .map(error -> error.at("message").text(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
        String message = specific != null ? specific : body.at("message").text("");
        return new ErrorText(orStatus(PlainText.line(message, MAX), answer), !hal && body.has("message"), hal);
    }

    private static String orStatus(String message, Answer answer) {
        return message.isBlank() ? "The server answered with status " + answer.status() + "." : message;
    }
}
