package org.fip.sandbox.wes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.fip.sandbox.account.Account;
import org.springframework.stereotype.Component;

/** Finds the run of a path for its caller, and says as Sapporo does why it cannot. */
@Component
@InSapporoStyle
class SapporoRuns {

    private final BearerCheck bearer;
    private final Runs runs;

    SapporoRuns(BearerCheck bearer, Runs runs) {
        this.bearer = bearer;
        this.runs = runs;
    }

    Run own(HttpServletRequest request, String id) {
        Account account = bearer.account(request);
        if (!isUuid(id)) {
            throw new WesException(400, "Invalid run ID: " + id);
        }
        Run run = runs.find(id).orElseThrow(() -> new WesException(404, "Run ID " + id + " not found."));
        if (!run.job().username().equals(account.username()) && !account.admin()) {
            throw new WesException(403, "Your username is not allowed to access run ID " + id + ".");
        }
        return run;
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
