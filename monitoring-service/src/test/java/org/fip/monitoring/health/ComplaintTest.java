package org.fip.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ComplaintTest {
    private static final String SECRET = "redis://:hunter2@cache.internal:6379";

    @Test
    void a_known_reason_is_found_however_deep_it_is_wrapped() {
        var refused = new IllegalStateException(SECRET, new IOException(SECRET, new ConnectException(SECRET)));
        assertThat(Complaint.of(new ExecutionException(refused))).isEqualTo("Does not accept connections");
        assertThat(Complaint.of(new HttpConnectTimeoutException(SECRET))).isEqualTo("Does not answer in time");
    }

    @Test
    void a_reason_may_be_among_the_suppressed_ones() {
        var pool = new IllegalStateException(SECRET);
        pool.addSuppressed(new SocketTimeoutException(SECRET));
        assertThat(Complaint.of(new RuntimeException(SECRET, pool))).isEqualTo("Does not answer in time");
    }

    @Test
    void an_unknown_reason_is_not_quoted() {
        assertThat(Complaint.of(new IllegalStateException(SECRET))).isEqualTo("Does not work as it should");
    }

    @Test
    void a_circle_of_causes_comes_to_an_end() {
        var first = new IOException("first");
        var second = new IOException("second", first);
        first.initCause(second);
        assertThat(Complaint.of(second)).isEqualTo("Does not work as it should");
    }
}
