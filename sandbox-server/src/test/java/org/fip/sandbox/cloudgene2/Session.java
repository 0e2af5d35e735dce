package org.fip.sandbox.cloudgene2;

import java.io.IOException;
import java.util.Map;
import org.fip.sandbox.cloudgene.SandboxClient;

/** A login of version 2: a cookie and the token that must come with it. */
record Session(SandboxClient client, String cookie, String csrf) {

    static Session open(SandboxClient client, String username, String password)
            throws IOException, InterruptedException {
        SandboxClient.Answer answer =
                client.form("/cloudgene2/login", null, Map.of("loginUsername", username, "loginPassword", password));
        String cookie = answer.response()
                .headers()
                .firstValue("Set-Cookie")
                .map(header -> header.substring(0, header.indexOf(';')))
                .orElseThrow();
        return new Session(client, cookie, answer.json().get("csrf").asString());
    }

    SandboxClient.Answer send(String method, String path) throws IOException, InterruptedException {
        return client.exchange(method, path, "", "Cookie", cookie, "X-CSRF-Token", csrf);
    }

    String newApiToken() throws IOException, InterruptedException {
        return send("POST", "/cloudgene2/api/v2/users/me/api-token?expiration=30")
                .json()
                .get("token")
                .asString();
    }
}
