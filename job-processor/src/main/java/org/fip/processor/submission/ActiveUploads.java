package org.fip.processor.submission;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fip.job.store.Submissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Which uploads this process is taking; a pending job that nobody keeps alive belonged to a process that died. */
@Component
class ActiveUploads {
    private static final Logger log = LoggerFactory.getLogger(ActiveUploads.class);
    /** After so long the same request may take the job over. */
    static final Duration SILENCE = Duration.ofSeconds(15);

    /** After so long nobody has, and the job ends. */
    private static final Duration ABANDONED = Duration.ofMinutes(5);

    private final Set<UUID> jobs = ConcurrentHashMap.newKeySet();
    private final Submissions submissions;

    ActiveUploads(Submissions submissions) {
        this.submissions = submissions;
    }

    void begun(UUID jobId) {
        jobs.add(jobId);
    }

    void ended(UUID jobId) {
        jobs.remove(jobId);
    }

    // At a fixed rate, on a thread of its own: those with a fixed delay share one, and wait for the broker with it.
    @Scheduled(fixedRateString = "PT4S")
    void keepAlive() {
        jobs.forEach(submissions::touch);
        var abandoned = submissions.failAbandoned(ABANDONED);
        if (abandoned > 0) {
            log.warn("{} jobs ended as upload_interrupted: the process that took their files is gone", abandoned);
        }
    }
}
