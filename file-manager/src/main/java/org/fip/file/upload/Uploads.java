package org.fip.file.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.fip.common.fault.Failpoint;
import org.fip.common.fault.Failpoints;
import org.fip.common.problem.CommonProblem;
import org.fip.file.FileSettings;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.catalogue.FileRecord;
import org.fip.file.catalogue.FileType;
import org.fip.file.catalogue.StoredFile;
import org.fip.file.storage.BlobStorage;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** Takes one file of a multipart request, straight from the wire into the storage. */
@Service
class Uploads {
    private static final int LONGEST_FIELD = 200;
    // A name of 255 characters, in a script that takes several bytes for each.
    private static final int LONGEST_PART_HEADER = 4096;
    private static final Set<String> FIELDS = Set.of("job_id", "file_type");

    private final BlobStorage storage;
    private final FileCatalogue catalogue;
    private final FileSettings settings;
    private final Failpoints failpoints;
    private final Clock clock;

    Uploads(BlobStorage storage, FileCatalogue catalogue, FileSettings settings, Failpoints failpoints, Clock clock) {
        this.storage = storage;
        this.catalogue = catalogue;
        this.settings = settings;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    private record Blob(UUID id, String filename, BlobStorage.Stored stored) {}

    /** @param replace whether an output of the same job and name gives way to this one */
    StoredFile receive(HttpServletRequest request, long userId, boolean replace) {
        if (!JakartaServletFileUpload.isMultipartContent(request)) {
            throw new FileProblem.BadUpload("The request is not multipart/form-data").asException();
        }
        Map<String, String> fields = new HashMap<>();
        @Nullable Blob blob = null;
        try {
            var upload = new JakartaServletFileUpload<>();
            upload.setMaxPartHeaderSize(LONGEST_PART_HEADER);
            var parts = upload.getItemIterator(request);
            while (parts.hasNext()) {
                var part = parts.next();
                if (part.isFormField()) {
                    if (FIELDS.contains(part.getFieldName())) {
                        fields.put(part.getFieldName(), text(part));
                    }
                } else if (blob == null) {
                    blob = store(part);
                } else {
                    throw new FileProblem.BadUpload("There is more than one file in the request").asException();
                }
            }
            if (blob == null) {
                throw new FileProblem.BadUpload("There is no file in the request").asException();
            }
            return register(blob, fields, userId, replace);
        } catch (FileUploadException e) {
            discard(blob);
            throw new FileProblem.BadUpload("The upload broke off or is not well-formed").asException();
        } catch (IOException e) {
            discard(blob);
            throw new FileProblem.BadUpload("The upload broke off before all of it had arrived").asException();
        } catch (RuntimeException e) {
            discard(blob);
            throw e;
        }
    }

    private Blob store(FileItemInput part) throws IOException {
        var id = UUID.randomUUID();
        var filename = FileName.sanitised(nameOf(part));
        try (InputStream content = part.getInputStream()) {
            var stored = storage.store(id, content, settings.maxSize().toBytes());
            failpoints.pass(Failpoint.AFTER_STORE);
            var blob = new Blob(id, filename, stored);
            if (stored.size() == 0) {
                discard(blob);
                throw new FileProblem.EmptyFile(filename).asException();
            }
            return blob;
        } catch (BlobStorage.TooLargeException e) {
            throw new FileProblem.FileTooLarge(settings.maxSize()).asException();
        } catch (BlobStorage.StorageFullException e) {
            throw new FileProblem.StorageFull().asException();
        }
    }

    private StoredFile register(Blob blob, Map<String, String> fields, long userId, boolean replace) {
        var jobId = jobId(fields.get("job_id"));
        var type = FileType.ofText(fields.getOrDefault("file_type", "input"))
                .orElseThrow(() -> invalid("file_type", "must be 'input' or 'output'"));
        var file = new FileRecord(
                blob.id(),
                userId,
                jobId,
                type,
                blob.filename(),
                blob.stored().size(),
                blob.stored().sha256(),
                clock.instant());
        try {
            return catalogue.add(file, replace && type == FileType.OUTPUT ? jobId : null);
        } catch (DataIntegrityViolationException e) {
            throw new FileProblem.FileExists(blob.filename()).asException();
        }
    }

    private static @Nullable String nameOf(FileItemInput part) {
        try {
            return part.getName();
        } catch (InvalidPathException e) {
            // Not a path of this machine, which it need not be: the name is only shown.
            return e.getInput();
        }
    }

    private void discard(@Nullable Blob blob) {
        if (blob != null) {
            try {
                storage.delete(blob.id());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static @Nullable UUID jobId(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw invalid("job_id", "must be a job's id");
        }
    }

    private static String text(FileItemInput part) throws IOException {
        var bytes = part.getInputStream().readNBytes(LONGEST_FIELD + 1);
        if (bytes.length > LONGEST_FIELD) {
            throw invalid(part.getFieldName(), "is too long");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static RuntimeException invalid(String field, String message) {
        return new CommonProblem.ValidationFailed(List.of(new CommonProblem.FieldError(field, message))).asException();
    }
}
