package org.fip.monitoring.probe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A process that answers 200 at its health address. */
record HttpProbe(String name, boolean essential, URI address, HttpClient http) implements Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @Override
    public Kind kind() {
        return Kind.SERVICE;
    }

    @Override
    public void ask() throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.discarding());
        if (answer.statusCode() != 200) {
            throw new PartDownException("Answers, but says that it is not well (HTTP " + answer.statusCode() + ")");
        }
    }
}
