package org.fip.sandbox.wes;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.pipeline.InputStaging;
import org.springframework.stereotype.Component;

/** What the Starter Kit knows of its runs, and when: nothing at first, of some nothing ever. */
@Component
@InStarterKitStyle
class StarterKitRuns {

    private final Runs runs;
    private final WesSettings settings;
    private final Clock clock;
    private final Set<String> lost = ConcurrentHashMap.newKeySet();
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    StarterKitRuns(Runs runs, WesSettings settings, Clock clock) {
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
    }

    /** A run that dies before it leaves a trace. */
    String lose() {
        String id = UUID.randomUUID().toString();
        lost.add(id);
        return id;
    }

    /** The run, unless it does not show yet. */
    Run visible(Account account, String id) {
        Run run = own(account, id).orElseThrow(() -> missing(id));
        if (clock.millis() < run.job().submittedOn() + settings.starting().toMillis()) {
            throw unloadable("status");
        }
        return run;
    }

    /** The same for its log, which a run lacks that failed before its first task; once complete, it is listed. */
    Run withLog(Account account, String id) {
        Run run = visible(account, id);
        boolean ended = run.job().settled();
        boolean started =
                run.job().steps().stream().anyMatch(step -> !step.name().equals(InputStaging.NAME));
        if (ended && !started) {
            throw unloadable("log");
        }
        if (run.state() == RunState.COMPLETE) {
            logged.add(id);
        }
        return run;
    }

    /** Only what was looked at after its end. */
    List<Run> listed(Account account) {
        return runs.of(account).stream()
                .filter(run -> logged.contains(run.id()))
                .toList();
    }

    private Optional<Run> own(Account account, String id) {
        if (lost.contains(id)) {
            throw unloadable("status");
        }
        return runs.find(id).filter(run -> run.job().username().equals(account.username()) || account.admin());
    }

    private static WesException missing(String id) {
        return new WesException(404, "No WES Run by the id: " + id);
    }

    private static WesException unloadable(String what) {
        return new WesException(400, "Could not load WES run " + what);
    }
}
