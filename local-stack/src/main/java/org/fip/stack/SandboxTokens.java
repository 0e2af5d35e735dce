package org.fip.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes API tokens of the sandbox's accounts, as their owners would on its web page. */
final class SandboxTokens {
    private static final JsonMapper JSON = new JsonMapper();

    private final String url;

    SandboxTokens(String url) {
        this.url = url;
    }

    /** A token that never ends. It takes the place of the one before, so it is asked for only when none is stored yet. */
    String make(String username, String password) {
        var login = call(
                "/login",
                "application/json",
                JSON.writeValueAsString(Map.of("username", username, "password", password)),
                "");
        return call(
                        "/api/v2/users/" + username + "/api-token?expiration=-1",
                        "application/x-www-form-urlencoded",
                        "",
                        login.path("access_token").asString())
                .path("token")
                .asString();
    }

    private JsonNode call(String path, String contentType, String body, String token) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("X-Auth-Token", token);
        }
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new LauncherException(
                        "The sandbox answered " + answer.statusCode() + " to " + path, "look at its log");
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new LauncherException("The sandbox cannot be reached", "look at its log");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted", "run it again");
        }
    }
}
