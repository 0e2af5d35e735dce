package org.fip.monitoring.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.fip.monitoring.probe.Probe;
import org.jspecify.annotations.Nullable;

/**
 * The platform's health at one moment.
 *
 * @param checkedAt when the round was over that this tells of
 */
public record PlatformHealth(Overall status, Instant checkedAt, List<Component> components) {

    /** The whole in a word. */
    public enum Overall {
        /** Every part works. */
        UP,
        /** A part fails, and what it does waits or is missing until it is back. */
        DEGRADED,
        /** An essential part fails: nobody can sign in or reach a job. */
        DOWN;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One part in a word. */
    public enum State {
        UP,
        DOWN;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One part.
     *
     * @param latencyMs until it answered; null when it did not
     * @param essential whether the platform as a whole is down without it
     */
    public record Component(
            String name,
            Probe.Kind kind,
            State status,
            @Nullable Integer latencyMs,
            @Nullable String message,
            boolean essential) {}

    static PlatformHealth of(Instant checkedAt, List<Component> components) {
        var down = components.stream().filter(c -> c.status() == State.DOWN).toList();
        var overall = down.isEmpty()
                ? Overall.UP
                : down.stream().anyMatch(Component::essential) ? Overall.DOWN : Overall.DEGRADED;
        return new PlatformHealth(overall, checkedAt, components);
    }
}
