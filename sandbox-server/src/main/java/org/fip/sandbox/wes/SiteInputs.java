package org.fip.sandbox.wes;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.fip.sandbox.plain.Intake;

/** Brings a run's inputs together: attachments are there already, addresses are fetched. */
final class SiteInputs {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** Fetches what is named by address; {@code input} holds addresses or names of attachments, separated by blanks. */
    void collect(String input, Path folder) throws IOException {
        int number = 0;
        for (String name : input.strip().split("\\s+")) {
            number++;
            if (name.startsWith("http://") || name.startsWith("https://")) {
                fetch(URI.create(name), folder.resolve("input-%d.vcf.gz".formatted(number)));
            } else if (!Files.exists(folder.resolve(Intake.safe(name)))) {
                throw new WesException(400, "There is no input " + name);
            }
        }
    }

    private void fetch(URI address, Path file) throws IOException {
        try {
            var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new WesException(400, "An input cannot be fetched: HTTP " + answer.statusCode());
                }
                Files.copy(body, file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WesException(500, "Interrupted");
        }
    }
}
