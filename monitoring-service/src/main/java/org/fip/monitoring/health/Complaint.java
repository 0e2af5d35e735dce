package org.fip.monitoring.health;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.fip.monitoring.probe.PartDownException;
import org.jspecify.annotations.Nullable;

/**
 * Says in words of our own what is wrong with a part: the libraries' messages hold addresses and sometimes passwords, and
 * everybody who is signed in reads these.
 */
final class Complaint {
    private static final int DEPTH = 8;

    private Complaint() {}

    static String of(Throwable failure) {
        return find(failure, DEPTH).orElse("Does not work as it should");
    }

    // Some clients hang the true reason among the suppressed ones.
    private static Optional<String> find(@Nullable Throwable failure, int depth) {
        if (failure == null || depth == 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(words(failure))
                .or(() -> Stream.concat(Stream.ofNullable(failure.getCause()), Arrays.stream(failure.getSuppressed()))
                        .flatMap(inner -> find(inner, depth - 1).stream())
                        .findFirst());
    }

    private static @Nullable String words(Throwable failure) {
        return switch (failure) {
            case PartDownException down -> down.words();
            case ConnectException e -> "Does not accept connections";
            case NoRouteToHostException e -> "Cannot be reached";
            case UnknownHostException e -> "Its host name is not known";
            case SocketTimeoutException e -> "Does not answer in time";
            case HttpTimeoutException e -> "Does not answer in time";
            case TimeoutException e -> "Does not answer in time";
            default -> null;
        };
    }
}
