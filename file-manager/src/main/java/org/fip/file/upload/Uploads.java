package org.fip.file.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.fip.common.fault.Failpoint;
import org.fip.common.fault.Failpoints;
import org.fip.common.form.MalformedFormException;
import org.fip.common.form.MultipartForm;
import org.fip.common.problem.CommonProblem;
import org.fip.file.FileSettings;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.catalogue.FileRecord;
import org.fip.file.catalogue.FileType;
import org.fip.file.catalogue.StoredFile;
import org.fip.file.preflight.Inspection;
import org.fip.file.preflight.Preflight;
import org.fip.file.storage.Blob;
import org.fip.file.storage.Contents;
import org.fip.file.storage.EncryptedBlobs;
import org.fip.file.usage.Quota;
import org.fip.file.usage.QuotaExceeded;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes one file of a multipart request, straight from the wire into the storage. */
@Service
class Uploads {
    private static final int LONGEST_FIELD = 200;
    private static final Set<String> FIELDS = Set.of("job_id", "file_type");

    private final EncryptedBlobs storage;
    private final Contents contents;
    private final FileCatalogue catalogue;
    private final Quota quota;
    private final Preflight preflight;
    private final FileSettings settings;
    private final Failpoints failpoints;
    private final Clock clock;

    Uploads(
            EncryptedBlobs storage,
            Contents contents,
            FileCatalogue catalogue,
            Quota quota,
            Preflight preflight,
            FileSettings settings,
            Failpoints failpoints,
            Clock clock) {
        this.storage = storage;
        this.contents = contents;
        this.catalogue = catalogue;
        this.quota = quota;
        this.preflight = preflight;
        this.settings = settings;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    private record Arrived(
            String filename,
            Blob blob,
            String sha256,
            long crc32,
            @Nullable CompletableFuture<Inspection> inspection) {}

    /** A service's result takes the place of the same job's output of the same name. */
    StoredFile receive(HttpServletRequest request, long userId, Sender sender) {
        if (!MultipartForm.isIn(request.getContentType())) {
            throw new FileProblem.BadUpload("The request is not multipart/form-data").asException();
        }
        Map<String, String> fields = new HashMap<>();
        @Nullable Arrived arrived = null;
        try {
            var form = new MultipartForm(request.getContentType(), request.getInputStream());
            for (var part = form.next(); part != null; part = form.next()) {
                if (part.filename() == null) {
                    if (FIELDS.contains(part.name())) {
                        fields.put(part.name(), text(part));
                        requireAllowed(fields, userId, sender);
                    }
                } else if (arrived == null) {
                    arrived = store(part, room(userId, fields, sender), isOutput(fields));
                } else {
                    throw new FileProblem.BadUpload("There is more than one file in the request").asException();
                }
            }
            if (arrived == null) {
                throw new FileProblem.BadUpload("There is no file in the request").asException();
            }
            return register(arrived, fields, userId);
        } catch (MalformedFormException e) {
            discard(arrived);
            throw new FileProblem.BadUpload("The upload broke off or is not well-formed").asException();
        } catch (IOException e) {
            discard(arrived);
            throw new FileProblem.BadUpload("The upload broke off before all of it had arrived").asException();
        } catch (RuntimeException e) {
            discard(arrived);
            throw e;
        }
    }

    /**
     * What a person sends never passes for what a server has answered, and goes to no job but theirs. Every job of theirs has
     * files here, for it is made with them; so job-processor need not be asked.
     */
    private void requireAllowed(Map<String, String> fields, long userId, Sender sender) {
        if (sender == Sender.SERVICE) {
            return;
        }
        if (isOutput(fields)) {
            throw new FileProblem.NoResult().asException();
        }
        var jobId = jobId(fields.get("job_id"));
        if (jobId != null && !catalogue.hasFilesOf(userId, jobId)) {
            throw new FileProblem.UnknownJob(jobId).asException();
        }
    }

    /** How much may come; results of a job are not refused for want of room. */
    private Room room(long userId, Map<String, String> fields, Sender sender) {
        var isResult = sender == Sender.SERVICE && isOutput(fields);
        return isResult
                ? new Room(Long.MAX_VALUE, userId)
                : new Room(quota.of(userId).left(), userId);
    }

    private static boolean isOutput(Map<String, String> fields) {
        return FileType.OUTPUT.text().equals(fields.get("file_type"));
    }

    private record Room(long left, long userId) {}

    private Arrived store(MultipartForm.Part part, Room room, boolean isOutput) throws IOException {
        var filename = FileName.sanitised(part.filename());
        try (var intake = new Intake(storage, isOutput ? null : preflight.begin(filename))) {
            part.content().transferTo(new Taking(intake, room));
            if (intake.position() == 0) {
                throw new FileProblem.EmptyFile(filename).asException();
            }
            var blob = cut(intake);
            failpoints.pass(Failpoint.AFTER_STORE);
            return new Arrived(filename, blob, intake.sha256(), intake.crc32(), intake.inspection());
        }
    }

    private final class Taking extends OutputStream {
        private final Intake intake;
        private final Room room;

        Taking(Intake intake, Room room) {
            this.intake = intake;
            this.room = room;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        // A failure of the storage is told apart from one of the sender.
        @Override
        public void write(byte[] bytes, int offset, int length) {
            requireRoom(intake.position() + length, room);
            try {
                intake.accept(bytes, offset, length);
            } catch (IOException e) {
                throw Trouble.of(e).asException();
            }
        }
    }

    private void requireRoom(long size, Room room) {
        if (size > settings.maxSize().toBytes()) {
            throw new FileProblem.FileTooLarge(settings.maxSize()).asException();
        }
        if (size > room.left()) {
            throw new QuotaExceeded(quota.of(room.userId())).asException();
        }
    }

    private static Blob cut(Intake intake) {
        try {
            return intake.cut();
        } catch (IOException e) {
            throw Trouble.of(e).asException();
        }
    }

    private StoredFile register(Arrived arrived, Map<String, String> fields, long userId) {
        var jobId = jobId(fields.get("job_id"));
        var type = FileType.ofText(fields.getOrDefault("file_type", "input"))
                .orElseThrow(() -> invalid("file_type", "must be 'input' or 'output'"));
        var file = new FileRecord(
                arrived.blob().id(),
                userId,
                jobId,
                type,
                arrived.filename(),
                arrived.blob().size(),
                arrived.sha256(),
                clock.instant());
        file.hasCrc32(arrived.crc32());
        var added = type == FileType.OUTPUT && jobId != null
                ? catalogue.addResult(file, arrived.blob(), jobId)
                : catalogue.add(file, arrived.blob());
        if (type == FileType.INPUT) {
            preflight.keep(file.id(), file.filename(), arrived.inspection());
        }
        return added;
    }

    private void discard(@Nullable Arrived arrived) {
        if (arrived != null) {
            contents.remove(arrived.blob().id());
        }
    }

    private static @Nullable UUID jobId(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw invalid("job_id", "must be a job's id");
        }
    }

    private static String text(MultipartForm.Part part) throws IOException {
        var bytes = part.content().readNBytes(LONGEST_FIELD + 1);
        if (bytes.length > LONGEST_FIELD) {
            throw invalid(part.name(), "is too long");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static RuntimeException invalid(String field, String message) {
        return new CommonProblem.ValidationFailed(List.of(new CommonProblem.FieldError(field, message))).asException();
    }
}
