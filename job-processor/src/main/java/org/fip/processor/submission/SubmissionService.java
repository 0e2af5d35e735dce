package org.fip.processor.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fip.common.client.ServiceConnections;
import org.fip.common.fault.Failpoint;
import org.fip.common.fault.Failpoints;
import org.fip.common.form.MalformedFormException;
import org.fip.common.form.MultipartForm;
import org.fip.common.problem.CommonProblem;
import org.fip.common.problem.ProblemException;
import org.fip.job.state.JobStatus;
import org.fip.job.store.Job;
import org.fip.job.store.Jobs;
import org.fip.job.store.Submissions;
import org.fip.processor.client.Files;
import org.fip.processor.client.Registry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Takes a job in the documented order: credential, pending row, files to file-manager, their ids into the row, queue. The
 * request is read once, front to back; a form that names everything before its files is refused before any byte of them.
 */
@Service
class SubmissionService {
    /** Without these nothing can be decided, so they come before the files. */
    private static final List<String> NEEDED_FIRST = List.of("name", "service_id");

    private static final int LONGEST_FIELD = 8192;
    private static final String BROKE_OFF = "The upload broke off before all of it had arrived";

    private final Targets targets;
    private final Files files;
    private final InputInspection inspection;
    private final Submissions submissions;
    private final Jobs jobs;
    private final Handover handover;
    private final ActiveUploads uploads;
    private final Failpoints failpoints;
    private final Clock clock;

    SubmissionService(
            Targets targets,
            Files files,
            InputInspection inspection,
            Submissions submissions,
            Jobs jobs,
            Handover handover,
            ActiveUploads uploads,
            Failpoints failpoints,
            Clock clock) {
        this.targets = targets;
        this.files = files;
        this.inspection = inspection;
        this.submissions = submissions;
        this.jobs = jobs;
        this.handover = handover;
        this.uploads = uploads;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    Accepted submit(HttpServletRequest request, long userId, @Nullable String idempotencyKey) {
        var before = earlier(userId, idempotencyKey);
        if (before.isPresent() && before.get().status() != JobStatus.PENDING) {
            return Accepted.asBefore(before.get());
        }
        @Nullable
        Job abandoned = before.map(job -> takeOver(userId, idempotencyKey)).orElse(null);
        if (!MultipartForm.isIn(request.getContentType())) {
            throw new SubmissionProblem.UploadInterrupted("The request is not multipart/form-data").asException();
        }
        var intake = new Intake(userId, idempotencyKey, abandoned);
        try {
            var form = new MultipartForm(request.getContentType(), request.getInputStream());
            for (var part = form.next(); part != null; part = form.next()) {
                if (part.filename() == null) {
                    intake.field(part.name(), text(part));
                } else {
                    intake.file(part);
                }
            }
            return intake.finish();
        } catch (MalformedFormException e) {
            throw intake.failed(new SubmissionProblem.UploadInterrupted("The form broke off or is not well-formed"));
        } catch (IOException e) {
            throw intake.failed(new SubmissionProblem.UploadInterrupted(BROKE_OFF));
        } catch (RestClientException e) {
            intake.failed(new CommonProblem.DependencyUnavailable("internal service"));
            throw e;
        } catch (ProblemException e) {
            intake.failed(e.problem());
            throw e;
        } finally {
            intake.close();
        }
    }

    private Optional<Job> earlier(long userId, @Nullable String idempotencyKey) {
        return idempotencyKey == null ? Optional.empty() : jobs.findByIdempotencyKey(userId, idempotencyKey);
    }

    // Whether its upload is still going on elsewhere, time shows.
    private Job takeOver(long userId, @Nullable String idempotencyKey) {
        var job = submissions
                .takeOver(userId, java.util.Objects.requireNonNull(idempotencyKey), ActiveUploads.SILENCE)
                .orElseThrow(() -> new SubmissionProblem.SentTwice().asException());
        files.ofJob(userId, job.id()).forEach(file -> files.delete(userId, file.id()));
        return job;
    }

    private static String text(MultipartForm.Part part) throws IOException {
        return new String(part.content().readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8);
    }

    /** One submission on its way. */
    private final class Intake {
        private final long userId;
        private final @Nullable String idempotencyKey;
        private final OrderForm form = new OrderForm();
        private final InputNames names = new InputNames("input_file");
        private final List<UUID> stored = new ArrayList<>();
        /** A pending job of the same request that died with its process. */
        private final @Nullable Job abandoned;

        private @Nullable Target target;
        private @Nullable Job pending;

        Intake(long userId, @Nullable String idempotencyKey, @Nullable Job abandoned) {
            this.userId = userId;
            this.idempotencyKey = idempotencyKey;
            this.abandoned = abandoned;
        }

        void field(String name, String value) {
            form.put(name, value);
        }

        void file(MultipartForm.Part part) throws IOException {
            var findings = new Findings();
            if (!"input_file".equals(part.name())) {
                findings.wrong(part.name(), "is not a file of a job; send input_file");
            }
            var job = pending == null ? begin(part, findings) : pending;
            findings.throwIfWrong();
            var filename = names.accept(part.filename());
            var file = pass(job, filename, part.content());
            submissions.addFile(job, stored.size(), file);
            failpoints.pass(Failpoint.MID_INTAKE);
            stored.add(file.fileId());
        }

        private Jobs.InputFile pass(Job job, String filename, InputStream content) {
            try {
                return files.upload(userId, job.id(), filename, content);
            } catch (RestClientResponseException refused) {
                throw RefusedFile.of(refused).asException();
            } catch (RestClientException e) {
                throw ServiceConnections.isBrokenOffBySender(e)
                        ? new SubmissionProblem.UploadInterrupted(BROKE_OFF).asException()
                        : new CommonProblem.DependencyUnavailable("file-manager").asException();
            }
        }

        private Job begin(MultipartForm.Part part, Findings findings) {
            NEEDED_FIRST.stream()
                    .filter(f -> !form.has(f))
                    .forEach(f -> findings.wrong(f, "is required, and must come before the files"));
            findings.throwIfWrong();
            var to = requireTarget(findings);
            new OrderCheck(form, to, panel(), findings).beforeFiles(clock.instant());
            names.check(part.filename());
            var job = abandoned != null
                    ? abandoned
                    : submissions
                            .begin(userId, to.service().id(), form.textOrEmpty("name"), idempotencyKey)
                            .orElseThrow(() -> new SubmissionProblem.SentTwice().asException());
            uploads.begun(job.id());
            pending = job;
            return job;
        }

        Accepted finish() {
            var findings = new Findings();
            if (stored.isEmpty()) {
                findings.missing("input_file", "is required");
            }
            var to = requireTarget(findings);
            var order = new OrderCheck(form, to, panel(), findings).whole(clock.instant());
            var job = submissions
                    .complete(
                            java.util.Objects.requireNonNull(pending),
                            order,
                            stored.getFirst(),
                            inspection.check(userId, order, to, stored))
                    .orElseThrow(() -> new SubmissionProblem.CancelledMeanwhile().asException());
            return handover.toWorker(job);
        }

        private Target requireTarget(Findings findings) {
            if (target == null) {
                var id = form.number("service_id");
                if (id == null) {
                    findings.wrong("service_id", "is required and must be a service's number");
                    findings.throwIfWrongOrMissing();
                }
                target = targets.require(userId, java.util.Objects.requireNonNull(id));
            }
            return target;
        }

        private Registry.@Nullable KnownPanel panel() {
            return targets.panel(form.number("reference_panel_id"));
        }

        /** Leaves a trace of what went wrong where the user can see it; its files stay theirs. */
        ProblemException failed(org.fip.common.problem.Problem problem) {
            var begun = pending != null ? pending : abandoned;
            if (begun != null) {
                submissions.fail(begun, problem.code(), problem.detail(), problem.action());
            }
            return problem.asException();
        }

        void close() {
            if (pending != null) {
                uploads.ended(pending.id());
            }
        }
    }
}
