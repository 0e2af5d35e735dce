package org.fip.sandbox.fault;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fip.sandbox.job.Disturbances;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.LightRun;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;

/** The faults that are switched on now. A fault strikes a request once, however often it is asked about. */
@Component
public class Faults implements Disturbances {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final String MARKUP = "<script>document.title='FIP-XSS'</script>"
            + "<img src=\"x\" onerror=\"document.title='FIP-XSS'\"><a href=\"javascript:alert(1)\">Details</a>";

    /** A request on its way; faults that strike below the HTTP layer find its path here. */
    private static final class Visit {

        private final PathContainer path;
        private final Set<ArmedFault> struck = new HashSet<>();
        private boolean jobTaken;

        Visit(PathContainer path) {
            this.path = path;
        }
    }

    /**
     * A fault and its present count.
     *
     * @param left how often it will strike yet; null for until it is switched off
     */
    public record Report(Fault fault, int struck, @Nullable Integer left) {}

    private final FaultSettings settings;
    private final ThreadLocal<@Nullable Visit> visit = new ThreadLocal<>();
    private List<ArmedFault> armed = List.of();

    Faults(FaultSettings settings) {
        this.settings = settings;
    }

    /** Takes the place of all faults that were switched on before. */
    void arm(List<Fault> faults) {
        List<ArmedFault> fresh = faults.stream().map(ArmedFault::new).toList();
        synchronized (this) {
            armed = fresh;
        }
        LOG.info("Faults: {}", faults);
    }

    synchronized List<Report> report() {
        return armed.stream()
                .map(present -> new Report(present.fault(), present.struck(), present.left()))
                .toList();
    }

    /** Whether a fault is still among those switched on. */
    synchronized boolean armed(Fault fault) {
        return armed.stream().anyMatch(present -> present.fault() == fault);
    }

    void enter(String path) {
        visit.set(new Visit(PathContainer.parsePath(path)));
    }

    void leave() {
        visit.remove();
    }

    /** Whether the present request has had a job stored. */
    boolean jobTaken() {
        Visit present = visit.get();
        return present != null && present.jobTaken;
    }

    /** The fault of a kind that strikes here and now, if there is one. */
    synchronized <F extends Fault> Optional<F> strike(Class<F> kind) {
        Visit present = visit.get();
        for (ArmedFault candidate : armed) {
            if (!kind.isInstance(candidate.fault()) || (present != null && !candidate.concerns(present.path))) {
                continue;
            }
            boolean again = present != null && present.struck.contains(candidate);
            if (!again && candidate.spent()) {
                continue;
            }
            if (!again) {
                candidate.strike();
                if (present != null) {
                    present.struck.add(candidate);
                }
            }
            return Optional.of(kind.cast(candidate.fault()));
        }
        return Optional.empty();
    }

    /** Whether the server shall say that it is in maintenance; asking costs nothing. */
    public synchronized boolean maintenance() {
        return armed.stream().anyMatch(present -> present.fault() instanceof Fault.Maintenance && !present.spent());
    }

    @Override
    public int slots(int configured) {
        return strike(Fault.Slots.class).map(Fault.Slots::limit).orElse(configured);
    }

    @Override
    public void taken(Job job) {
        Visit present = visit.get();
        if (present != null) {
            present.jobTaken = true;
        }
    }

    @Override
    public boolean retires(Job job) {
        return strike(Fault.RetiredResults.class).isPresent();
    }

    @Override
    public String told(String message) {
        return strike(Fault.HtmlMessages.class)
                .map(fault -> message + (fault.html() == null ? MARKUP : fault.html()))
                .orElse(message);
    }

    @Override
    public Optional<LightRun> lightRun() {
        Optional<LightRun> configured = settings.light()
                ? Optional.of(new LightRun(settings.lightWaiting(), settings.lightRunning(), settings.lightExporting()))
                : Optional.empty();
        return strike(Fault.Light.class)
                .map(fault -> new LightRun(
                        millis(fault.waitingMillis(), settings.lightWaiting()),
                        millis(fault.runningMillis(), settings.lightRunning()),
                        millis(fault.exportingMillis(), settings.lightExporting())))
                .or(() -> configured);
    }

    private static Duration millis(@Nullable Integer millis, Duration otherwise) {
        return millis == null ? otherwise : Duration.ofMillis(millis);
    }
}
