package org.fip.processor.retry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.util.UUID;
import org.fip.common.page.Page;
import org.fip.common.problem.CommonProblem;
import org.fip.job.queue.JobQueue;
import org.fip.job.store.Retries;
import org.fip.processor.input.HeldInputs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For operators: jobs that the platform itself gave up on. They see whose a job is and why, not what it is about. */
@RestController
@RequestMapping("/jobs/dead-letters")
@PreAuthorize("hasRole('OPERATOR')")
class DeadLetterController {
    private static final Logger log = LoggerFactory.getLogger(DeadLetterController.class);

    private final Retries retries;
    private final HeldInputs inputs;
    private final JobQueue queue;
    private final Clock clock;

    DeadLetterController(Retries retries, HeldInputs inputs, JobQueue queue, Clock clock) {
        this.retries = retries;
        this.inputs = inputs;
        this.queue = queue;
        this.clock = clock;
    }

    /** Newest first. */
    @GetMapping
    Page<Retries.DeadLetter> list(
            @RequestParam(defaultValue = "0") @Min(0) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size) {
        return retries.deadLetters(page, size);
    }

    /** Lets a job go on at the step that failed. */
    @PostMapping("/{id}/redrive")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void redrive(@PathVariable UUID id) {
        inputs.keepWhatIsThere(retries.deadLetter(id).orElseThrow(() -> notFound(id)));
        var job = retries.redrive(id).orElseThrow(() -> notFound(id));
        log.info("job {} goes on by an operator's word", id);
        queue.hint(job.due(), clock.instant());
    }

    private static RuntimeException notFound(UUID id) {
        return new CommonProblem.NotFound("A job %s that was given up on".formatted(id)).asException();
    }
}
