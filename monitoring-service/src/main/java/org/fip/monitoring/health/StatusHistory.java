package org.fip.monitoring.health;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fip.monitoring.health.PlatformHealth.Component;
import org.fip.monitoring.health.PlatformHealth.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Notices when a part goes down or comes back, logs that once and stores it. Used by one thread at a time. */
@org.springframework.stereotype.Component
class StatusHistory {
    private static final Logger log = LoggerFactory.getLogger(StatusHistory.class);
    private static final int MOST_WAITING = 1000;

    private final StatusChanges changes;
    private final Map<String, State> known = new HashMap<>();
    private final Deque<StatusChange> waiting = new ArrayDeque<>();
    private boolean started;

    StatusHistory(StatusChanges changes) {
        this.changes = changes;
    }

    synchronized void note(List<Component> components, Instant at) {
        try {
            if (!started) {
                changes.latest().forEach(known::putIfAbsent);
                started = true;
            }
        } catch (DataAccessException e) {
            log.warn(
                    "What was known before the start cannot be read yet: {}",
                    e.getClass().getSimpleName());
        }
        for (var component : components) {
            // A part of which nothing is known yet is news only if it is down.
            var before = known.put(component.name(), component.status());
            if (component.status() != (before == null ? State.UP : before)) {
                tell(component);
                waiting.add(StatusChange.of(component, at));
            }
        }
        store();
    }

    private static void tell(Component component) {
        if (component.status() == State.UP) {
            log.info("{} is up again", component.name());
        } else {
            log.warn("{} is down: {}", component.name(), component.message());
        }
    }

    // When the database is what is down, its own change waits here until it is back.
    private void store() {
        while (waiting.size() > MOST_WAITING) {
            waiting.removeFirst();
        }
        try {
            while (!waiting.isEmpty()) {
                changes.add(waiting.getFirst());
                waiting.removeFirst();
            }
        } catch (DataAccessException e) {
            log.debug("{} changes wait for the database", waiting.size());
        }
    }
}
