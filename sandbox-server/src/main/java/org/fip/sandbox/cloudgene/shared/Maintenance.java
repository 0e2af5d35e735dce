package org.fip.sandbox.cloudgene.shared;

import org.fip.sandbox.account.Account;
import org.fip.sandbox.config.SandboxProperties;
import org.fip.sandbox.fault.Faults;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The maintenance switch: ordinary users cannot use jobs while it is on. */
@Component
public class Maintenance {

    /** What is told to whom it keeps out. */
    public static final String REFUSAL = "This functionality is currently under maintenance.";

    private final Faults faults;
    private final String message;
    private volatile boolean on;

    Maintenance(SandboxProperties settings, Faults faults) {
        this.faults = faults;
        this.message = settings.maintenanceMessage();
        this.on = settings.maintenance();
    }

    /** Whether the server says that it is in maintenance; then the switch is on, or a fault takes its place. */
    public boolean on() {
        return on || faults.maintenance();
    }

    public String message() {
        return message;
    }

    public void turn(boolean newState) {
        on = newState;
    }

    /** Whether the switch keeps this account out, or whoever has none; administrators it never does. */
    public boolean keepsOut(@Nullable Account account) {
        return on && (account == null || !account.admin());
    }
}
