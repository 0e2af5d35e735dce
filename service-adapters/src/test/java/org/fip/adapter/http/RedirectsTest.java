package org.fip.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedirectsTest {

    private static final URI HERE = URI.create("https://impute.example/api/v2/server");

    @Test
    void a_token_goes_to_the_same_origin_only() {
        assertThat(Redirects.sameServer(HERE, URI.create("https://IMPUTE.example:443/other")))
                .isTrue();
        assertThat(Redirects.sameServer(URI.create("http://impute.example/a"), HERE))
                .isTrue();
        assertThat(Redirects.sameServer(HERE, URI.create("http://impute.example/a")))
                .isFalse();
        assertThat(Redirects.sameServer(HERE, URI.create("https://impute.example:8443/a")))
                .isFalse();
        assertThat(Redirects.sameServer(HERE, URI.create("https://impute.example.evil.org/a")))
                .isFalse();
        assertThat(Redirects.sameServer(URI.create("http://impute.example:8080/a"), HERE))
                .isFalse();
    }

    @Test
    void only_http_targets_count() {
        assertThat(target("/moved")).isEqualTo("https://impute.example/moved");
        assertThat(target("//cdn.example/x")).isEqualTo("https://cdn.example/x");
        assertThat(target("file:///etc/passwd")).isNull();
        assertThat(target("https://user:pw@cdn.example/x")).isNull();
        assertThat(target("::::")).isNull();
    }

    private static @Nullable String target(String location) {
        BasicHttpResponse response = new BasicHttpResponse(302);
        response.setHeader("Location", location);
        return Redirects.target(HERE, response).map(URI::toString).orElse(null);
    }
}
