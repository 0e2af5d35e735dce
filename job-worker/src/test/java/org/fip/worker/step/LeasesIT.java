package org.fip.worker.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.fip.job.queue.JobQueue;
import org.fip.job.store.Job;
import org.fip.job.store.JobSteps;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;

class LeasesIT extends WorkerSteps {
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final Duration SHORT = Duration.ofMillis(200);

    @Autowired
    JobSteps claims;

    @Autowired
    JobQueue queue;

    @Test
    void a_step_is_interrupted_when_its_claim_cannot_be_renewed_because_the_database_is_away() throws Exception {
        assertThat(isInterrupted(new JobSteps(db, clock, history) {
                    @Override
                    public Claim renew(Job claimed) {
                        throw new DataAccessResourceFailureException("no connection");
                    }
                }))
                .isTrue();
    }

    @Test
    void a_step_is_interrupted_when_its_claim_cannot_be_renewed_because_the_database_never_answers() throws Exception {
        var never = new CountDownLatch(1);
        assertThat(isInterrupted(new JobSteps(db, clock, history) {
                    @Override
                    public Claim renew(Job claimed) {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return Claim.LOST;
                    }
                }))
                .isTrue();
        never.countDown();
    }

    @Test
    void a_step_whose_claim_is_renewed_goes_on() throws Exception {
        var renewals = new CountDownLatch(20);
        assertThat(isInterrupted(
                        new JobSteps(db, clock, history) {
                            @Override
                            public Claim renew(Job claimed) {
                                renewals.countDown();
                                return claims.renew(claimed);
                            }
                        },
                        renewals))
                .isFalse();
    }

    private boolean isInterrupted(JobSteps renewing) throws Exception {
        return isInterrupted(renewing, new CountDownLatch(1));
    }

    // The step lasts until it is interrupted, or what it waits for has come.
    private boolean isInterrupted(JobSteps renewing, CountDownLatch end) throws Exception {
        var claimed = claims.claim(queued().due(), WORKER).orElseThrow();
        try (var leases = new Leases(renewing, queue, OFTEN, SHORT);
                var _ = leases.keep(claimed)) {
            end.await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
