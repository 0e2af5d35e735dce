package org.fip.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.net.WWWFormCodec;
import org.apache.hc.core5.util.Timeout;
import org.fip.adapter.ConnectionLimits;
import org.fip.adapter.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP client that talks to external servers. It never repeats a request by itself: with some servers even a HEAD is
 * counted as a download. An answer of any status is {@link Outcome.Ok}; judging it is the dialect's work.
 */
public final class RemoteHttp implements AutoCloseable {

    private static final int MAX_REDIRECTS = 5;

    private final ConnectionLimits limits;
    private final CloseableHttpClient client;

    public RemoteHttp(ConnectionLimits limits) {
        this.limits = limits;
        this.client = CarefulClient.with(limits);
    }

    public ConnectionLimits limits() {
        return limits;
    }

    /** Asks without changing anything. Redirects are followed, with the headers, on the same server only. */
    public Outcome<Answer> get(URI uri, Map<String, String> headers) {
        return ask(uri, headers, false);
    }

    /** A GET that changes something, as some servers have them. */
    public Outcome<Answer> change(URI uri, Map<String, String> headers) {
        return ask(uri, headers, true);
    }

    /** Posts nothing, which changes something. */
    public Outcome<Answer> post(URI uri, Map<String, String> headers) {
        HttpPost request = new HttpPost(uri);
        headers.forEach(request::setHeader);
        request.setConfig(config(limits.readTimeout()).build());
        try (Exchange exchange = open(request)) {
            return settled(uri, exchange.response(), true);
        } catch (IOException e) {
            return TransportFault.outcome(uri, e, true);
        }
    }

    /** Posts form fields to a question that changes nothing. */
    public Outcome<Answer> postForm(URI uri, Map<String, String> fields) {
        HttpPost request = new HttpPost(uri);
        request.setConfig(config(limits.readTimeout()).build());
        String form = WWWFormCodec.format(
                fields.entrySet().stream()
                        .map(field -> new BasicNameValuePair(field.getKey(), field.getValue()))
                        .toList(),
                StandardCharsets.UTF_8);
        request.setEntity(new StringEntity(form, ContentType.APPLICATION_FORM_URLENCODED));
        try (Exchange exchange = open(request)) {
            return settled(uri, exchange.response(), false);
        } catch (IOException e) {
            return TransportFault.outcome(uri, e, false);
        }
    }

    /**
     * Uploads a form that starts something.
     *
     * @throws IOException when one of its files cannot be read
     */
    public Outcome<Answer> upload(URI uri, Map<String, String> headers, Upload upload) throws IOException {
        HttpPost request = new HttpPost(uri);
        headers.forEach(request::setHeader);
        // The server can refuse by the headers alone, before gigabytes are on their way.
        request.setConfig(
                config(limits.submitTimeout()).setExpectContinueEnabled(true).build());
        Upload.Sending sending = upload.sending();
        request.setEntity(sending);
        try (Exchange exchange = open(request)) {
            return settled(uri, exchange.response(), true);
        } catch (Upload.InputFailed e) {
            throw e;
        } catch (IOException e) {
            // A server starts nothing before it has read the form to its end.
            return TransportFault.outcome(uri, e, sending.isComplete());
        }
    }

    /**
     * Fetches a file with one GET, without any token; redirects lead anywhere but out of TLS.
     *
     * @throws IOException only what the receiver threw
     */
    public <T> Outcome<T> download(URI uri, Receiver<T> receiver) throws IOException {
        return download(uri, Map.of(), receiver);
    }

    /**
     * The same with headers, which go to that server alone: a redirect to another one loses them.
     *
     * @throws IOException only what the receiver threw
     */
    public <T> Outcome<T> download(URI uri, Map<String, String> headers, Receiver<T> receiver) throws IOException {
        return download(uri, headers, limits.downloadTimeout(), receiver);
    }

    /**
     * The same for who has less patience.
     *
     * @param silence allowed inside the download
     * @throws IOException only what the receiver threw
     */
    public <T> Outcome<T> download(URI uri, Map<String, String> headers, Duration silence, Receiver<T> receiver)
            throws IOException {
        URI place = uri;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            HttpGet request = new HttpGet(place);
            if (Redirects.sameServer(uri, place)) {
                headers.forEach(request::setHeader);
            }
            // Compression would hide the true length, and with it a cut transfer.
            request.setConfig(
                    config(silence).setContentCompressionEnabled(false).build());
            Exchange opened;
            try {
                opened = open(request);
            } catch (IOException e) {
                return TransportFault.outcome(place, e, false);
            }
            try (Exchange exchange = opened) {
                Optional<URI> target = Redirects.target(place, exchange.response());
                if (target.isEmpty()) {
                    return received(place, exchange.response(), receiver);
                }
                if (Redirects.losesTls(place, target.get())) {
                    return new Outcome.Refused<>("The server sends the download over an unprotected connection.");
                }
                place = target.get();
            }
        }
        return new Outcome.Malformed<>("The server redirects without end.", false);
    }

    private <T> Outcome<T> received(URI place, ClassicHttpResponse response, Receiver<T> receiver) throws IOException {
        HttpEntity entity = response.getEntity();
        if (response.getCode() == 200 && entity != null) {
            InputStream body;
            try {
                body = entity.getContent();
            } catch (IOException e) {
                return TransportFault.outcome(place, e, false);
            }
            return receiver.body(body);
        }
        Outcome<Answer> answer;
        try {
            answer = AnswerReader.read(response, limits);
        } catch (IOException e) {
            return TransportFault.outcome(place, e, false);
        }
        return answer.then(receiver::refused);
    }

    private Outcome<Answer> ask(URI uri, Map<String, String> headers, boolean changing) {
        URI place = uri;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            HttpUriRequestBase request = new HttpGet(place);
            headers.forEach(request::setHeader);
            request.setConfig(config(limits.readTimeout()).build());
            try (Exchange exchange = open(request)) {
                Optional<URI> target = Redirects.target(place, exchange.response());
                if (target.isEmpty() || !Redirects.sameServer(place, target.get())) {
                    return settled(place, exchange.response(), changing);
                }
                place = target.get();
            } catch (IOException e) {
                return TransportFault.outcome(place, e, changing);
            }
        }
        return new Outcome.Malformed<>("The server redirects without end.", changing);
    }

    private Outcome<Answer> settled(URI place, ClassicHttpResponse response, boolean changing) throws IOException {
        @Nullable URI elsewhere = Redirects.target(place, response).orElse(null);
        if (elsewhere != null) {
            return new Outcome.Refused<>("The server has moved to " + elsewhere.getScheme() + "://"
                    + elsewhere.getRawAuthority() + "; the service's base URL must be changed to it.");
        }
        return switch (AnswerReader.read(response, limits)) {
            case Outcome.Malformed<Answer> tooLarge -> new Outcome.Malformed<>(tooLarge.reason(), changing);
            case Outcome.Unreachable<Answer> slow -> new Outcome.Unreachable<>(slow.reason(), changing, null);
            case Outcome<Answer> read -> read;
        };
    }

    private Exchange open(HttpUriRequestBase request) throws IOException {
        return new Exchange(request, client.executeOpen(null, request, null));
    }

    private static RequestConfig.Builder config(Duration silence) {
        return RequestConfig.custom()
                .setResponseTimeout(Timeout.of(silence))
                .setConnectionRequestTimeout(Timeout.ofSeconds(30))
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    /** A request under way. Ending it never reads what is left of the body, which might be endless. */
    private record Exchange(HttpUriRequestBase request, ClassicHttpResponse response) implements AutoCloseable {

        @Override
        public void close() {
            request.cancel();
            try {
                response.close();
            } catch (IOException alreadyJudged) {
                // What was wanted of the body has been read, or its failure has been seen.
            }
        }
    }

    /** What is done with a download. */
    public interface Receiver<T> {

        /** The file's bytes; the stream fails with an IOException when the transfer breaks. */
        Outcome<T> body(InputStream content) throws IOException;

        /** Any answer that is no file. */
        Outcome<T> refused(Answer answer);
    }
}
