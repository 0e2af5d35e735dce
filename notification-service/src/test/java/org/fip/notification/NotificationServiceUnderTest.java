package org.fip.notification;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.fip.stack.backing.LocalInbox;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** notification-service on a real database, broker and mail inbox. */
@SpringBootTest(webEnvironment = RANDOM_PORT, properties = "fip.public-url=https://imputation.example.org")
public abstract class NotificationServiceUnderTest {
    protected static final StandInUsers USERS = StandInUsers.start();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicLong NEXT_USER = new AtomicLong(1);
    private static @Nullable LocalInbox inbox;

    @Autowired
    protected JdbcClient db;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        BackingServers.postgres(registry, "notification_db");
        BackingServers.broker(registry);
        inbox = BackingServers.inbox(registry);
        TestIdentity.register(registry, "notification-service");
        registry.add("fip.services.user-service", USERS::url);
    }

    /** An answer with its status. */
    public record Answer(int status, String contentType, String text) {
        public JsonNode json() {
            return JSON.readTree(text);
        }
    }

    /** A user who has got nothing yet. */
    protected static long newUser() {
        return NEXT_USER.getAndIncrement();
    }

    protected Answer get(String path, @Nullable String bearer) {
        return send("GET", path, bearer, null);
    }

    protected Answer post(String path, @Nullable String bearer, @Nullable String body) {
        return send("POST", path, bearer, body);
    }

    protected Answer send(String method, String path, @Nullable String bearer, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (bearer != null) {
            request.header("Authorization", bearer);
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the user has this many mails, and that no more come in the second after. */
    protected List<Mail> mailsTo(long user, int expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> mails(user).size() >= expected);
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .until(() -> mails(user).size() == expected);
        return mails(user);
    }

    private static List<Mail> mails(long user) {
        if (inbox == null) {
            return List.of();
        }
        return inbox.mails().stream()
                .map(Mail::of)
                .filter(mail -> mail.to().equals("user%d@example.org".formatted(user)))
                .toList();
    }

    /** A mail as it arrived. */
    public record Mail(String to, String subject, String text) {
        static Mail of(jakarta.mail.internet.MimeMessage message) {
            try {
                return new Mail(
                        Arrays.toString(message.getAllRecipients()).replaceAll("[\\[\\]]", ""),
                        message.getSubject(),
                        message.getContent().toString());
            } catch (jakarta.mail.MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
