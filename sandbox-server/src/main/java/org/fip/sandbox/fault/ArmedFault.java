package org.fip.sandbox.fault;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** A fault that is switched on, and how often it struck; its owner guards it. */
final class ArmedFault {

    private final Fault fault;
    private final @Nullable PathPattern pattern;
    private int struck;

    ArmedFault(Fault fault) {
        if (fault.count() != null && fault.count() < 1) {
            throw new IllegalArgumentException("count must be at least 1");
        }
        this.fault = fault;
        this.pattern = fault.path() == null ? null : PathPatternParser.defaultInstance.parse(fault.path());
    }

    Fault fault() {
        return fault;
    }

    int struck() {
        return struck;
    }

    /** How often it will strike yet; null for until it is switched off. */
    @Nullable
    Integer left() {
        return fault.count() == null ? null : Integer.valueOf(fault.count() - struck);
    }

    boolean spent() {
        return fault.count() != null && struck >= fault.count();
    }

    boolean concerns(PathContainer path) {
        if (pattern != null) {
            return pattern.matches(path);
        }
        return !(fault instanceof Fault.Maintenance) || MaintenanceScope.closes(path);
    }

    void strike() {
        struck++;
    }
}
