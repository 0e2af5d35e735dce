package org.fip.sandbox.cloudgene;

import org.fip.sandbox.config.SandboxProperties;
import org.springframework.stereotype.Component;

/** The maintenance switch: ordinary users cannot use jobs while it is on. */
@Component
class Maintenance {

    private final String message;
    private volatile boolean on;

    Maintenance(SandboxProperties settings) {
        this.message = settings.maintenanceMessage();
        this.on = settings.maintenance();
    }

    boolean on() {
        return on;
    }

    String message() {
        return message;
    }

    void turn(boolean newState) {
        on = newState;
    }

    void refuse(Caller caller) {
        if (on && !caller.admin()) {
            throw CloudgeneException.application(503, "This functionality is currently under maintenance.");
        }
    }
}
