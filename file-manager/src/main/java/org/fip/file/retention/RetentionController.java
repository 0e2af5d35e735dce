package org.fip.file.retention;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fip.common.page.Page;
import org.fip.common.problem.CommonProblem;
import org.fip.common.security.PlatformUser;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.catalogue.KeptAs;
import org.fip.file.catalogue.RetentionSettings;
import org.fip.file.catalogue.StoredFile;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How long files are kept, by the policy and by their owners. */
@RestController
class RetentionController {
    private static final int LAST_PAGE = 1_000_000;

    private final RetentionSettings settings;
    private final KeptFiles kept;
    private final FileCatalogue files;
    private final Clock clock;

    RetentionController(RetentionSettings settings, KeptFiles kept, FileCatalogue files, Clock clock) {
        this.settings = settings;
        this.kept = kept;
        this.files = files;
        this.clock = clock;
    }

    /**
     * The policy.
     *
     * @param noticeDays how long before a file goes its owner is told
     * @param longestKeepDays how far ahead an owner may have a file kept
     */
    record Policy(List<TermOfKind> terms, long noticeDays, long longestKeepDays) {}

    /** @param days null for what is kept for good */
    record TermOfKind(KeptAs keptAs, @Nullable Long days) {}

    @GetMapping("/files/retention")
    Policy policy() {
        return new Policy(
                Stream.of(KeptAs.values())
                        .map(kind -> new TermOfKind(
                                kind, settings.term(kind).map(Duration::toDays).orElse(null)))
                        .toList(),
                settings.notice().toDays(),
                settings.longestKeep().toDays());
    }

    /** @param until when it may go; without it as long as is possible */
    record Keep(@Nullable Instant until) {
        /** A misspelt wish is not one for the longest time. */
        @JsonAnySetter
        void unknown(String member, @Nullable Object value) {
            throw new CommonProblem.ValidationFailed(List.of(
                            new CommonProblem.FieldError(member, "is not known here; 'until' is what can be sent")))
                    .asException();
        }
    }

    /** Has a file kept until a moment of its owner's choice, whatever the policy says; again where it was kept before. */
    @PostMapping("/files/{id}/keep")
    StoredFile keep(PlatformUser user, @PathVariable UUID id, @RequestBody(required = false) @Nullable Keep wish) {
        var now = clock.instant();
        var latest = now.plus(settings.longestKeep());
        var until = wish == null || wish.until() == null ? latest : wish.until().truncatedTo(ChronoUnit.MILLIS);
        if (!until.isAfter(now)) {
            throw new KeepProblem.InThePast(until).asException();
        }
        if (until.isAfter(latest)) {
            throw new KeepProblem.TooLong(latest).asException();
        }
        if (!kept.keep(user.userId(), id, until)) {
            throw new CommonProblem.NotFound("The file " + id).asException();
        }
        return files.get(user.userId(), id);
    }

    /** What went because its term was over, latest first. */
    @GetMapping("/files/deleted")
    Page<DeletedFile> deleted(
            PlatformUser user,
            @RequestParam(name = "job_id", required = false) @Nullable UUID jobId,
            @RequestParam(defaultValue = "0") @Min(0) @Max(LAST_PAGE) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size) {
        return kept.deleted(user.userId(), jobId, page, size);
    }
}
