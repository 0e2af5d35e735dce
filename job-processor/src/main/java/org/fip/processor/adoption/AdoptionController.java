package org.fip.processor.adoption;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.fip.common.security.PlatformUser;
import org.fip.job.queue.JobQueue;
import org.fip.job.store.Adoptions;
import org.fip.job.store.ArchivePasswords;
import org.fip.processor.submission.Targets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /jobs/adopt}. */
@RestController
class AdoptionController {
    private final Targets targets;
    private final Adoptions adoptions;
    private final ArchivePasswords passwords;
    private final JobQueue queue;
    private final Clock clock;

    AdoptionController(Targets targets, Adoptions adoptions, ArchivePasswords passwords, JobQueue queue, Clock clock) {
        this.targets = targets;
        this.adoptions = adoptions;
        this.passwords = passwords;
        this.queue = queue;
        this.clock = clock;
    }

    /** Jobs that the user's own account on the service has; at most 100 at once. */
    record Adoption(
            @NotNull Long serviceId,
            @NotNull @Size(min = 1, max = 100) List<@Valid RemoteJob> jobs) {}

    /**
     * A job there.
     *
     * @param name what to call it here; its id there when left out
     * @param archivePassword opens its results where they are encrypted: what the server mailed
     */
    record RemoteJob(
            @NotBlank @Size(max = 200) String externalJobId,
            @Nullable @Size(max = 200) String name,

            @Nullable
            @Pattern(regexp = "[!-~]{1,128}", message = "must be 1 to 128 printable characters without blanks")
            String archivePassword) {

        private String called() {
            return name == null || name.isBlank() ? externalJobId.strip() : name.strip();
        }

        @Override
        public String toString() {
            return "RemoteJob[" + externalJobId + "]";
        }
    }

    record AdoptionResults(List<AdoptionResult> results) {}

    /**
     * What became of one.
     *
     * @param adopted false when it was one of the user's jobs here already
     */
    record AdoptionResult(String externalJobId, UUID jobId, boolean adopted) {}

    /** Follows and harvests jobs that were started elsewhere. Whether the account has them, the service says when it is asked. */
    @PostMapping("/jobs/adopt")
    AdoptionResults adopt(PlatformUser user, @RequestBody @Valid Adoption request) {
        targets.require(user.userId(), request.serviceId());
        return new AdoptionResults(request.jobs().stream()
                .map(remote -> adopt(user.userId(), request.serviceId(), remote))
                .toList());
    }

    private AdoptionResult adopt(long userId, long serviceId, RemoteJob remote) {
        var id = UUID.randomUUID();
        var password = remote.archivePassword() == null ? null : passwords.seal(id, remote.archivePassword());
        var externalId = remote.externalJobId().strip();
        var adopted = adoptions.adopt(id, userId, serviceId, externalId, remote.called(), password);
        if (adopted.isNew()) {
            queue.hint(adopted.job().due(), clock.instant());
        }
        return new AdoptionResult(externalId, adopted.job().id(), adopted.isNew());
    }
}
