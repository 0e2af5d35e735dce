package org.fip.file.catalogue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fip.common.page.Page;
import org.fip.common.problem.CommonProblem;
import org.fip.common.problem.ProblemException;
import org.fip.file.PublicUrl;
import org.fip.file.storage.BlobStorage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds, adds and removes files. A row appears after its bytes and goes before them, so none is ever half there. */
@Service
public class FileCatalogue {
    private static final Logger log = LoggerFactory.getLogger(FileCatalogue.class);

    private final FileRecords files;
    private final BlobStorage storage;
    private final TransactionTemplate transaction;
    private final String publicUrl;

    FileCatalogue(FileRecords files, BlobStorage storage, TransactionTemplate transaction, PublicUrl publicUrl) {
        this.files = files;
        this.storage = storage;
        this.transaction = transaction;
        this.publicUrl = publicUrl.publicUrl().toString();
    }

    /** Makes a stored blob a file; with {@code replacedJob} it takes the place of that job's output of the same name. */
    public StoredFile add(FileRecord file, @Nullable UUID replacedJob) {
        Optional<UUID> replaced = transaction.execute(status -> {
            var before = replacedJob == null ? Optional.<UUID>empty() : removeOutput(file, replacedJob);
            files.saveAndFlush(file);
            return before;
        });
        replaced.ifPresent(this::removeBytes);
        return file.view(publicUrl);
    }

    @Transactional(readOnly = true)
    public StoredFile get(long userId, UUID id) {
        return require(userId, id).view(publicUrl);
    }

    /** The row itself, for reading its bytes. */
    @Transactional(readOnly = true)
    public FileRecord require(long userId, UUID id) {
        return files.findByIdAndUserId(id, userId).orElseThrow(() -> notFound(id));
    }

    @Transactional(readOnly = true)
    public Page<StoredFile> page(long userId, @Nullable UUID jobId, @Nullable FileType type, int page, int size) {
        var found = files.page(userId, jobId, type == null ? null : type.text(), PageRequest.of(page, size));
        return new Page<>(found.map(f -> f.view(publicUrl)).getContent(), page, size, found.getTotalElements());
    }

    @Transactional(readOnly = true)
    public List<StoredFile> ofJob(long userId, UUID jobId) {
        return files.findByUserIdAndJobIdOrderByFileTypeAscFilenameAsc(userId, jobId).stream()
                .map(f -> f.view(publicUrl))
                .toList();
    }

    /** The row first: a crash in between leaves bytes that the clean-up finds, never a file without bytes. */
    public void delete(long userId, UUID id) {
        transaction.executeWithoutResult(status -> {
            if (files.remove(id, userId) == 0) {
                throw notFound(id);
            }
        });
        removeBytes(id);
    }

    private Optional<UUID> removeOutput(FileRecord successor, UUID jobId) {
        files.hold(jobId + "/" + successor.filename());
        var before = files.findByUserIdAndJobIdAndFileTypeAndFilename(
                        successor.userId(), jobId, FileType.OUTPUT.text(), successor.filename())
                .map(FileRecord::id);
        before.ifPresent(id -> files.remove(id, successor.userId()));
        return before;
    }

    private static ProblemException notFound(UUID id) {
        return new CommonProblem.NotFound("The file " + id).asException();
    }

    boolean isKnown(UUID id) {
        return files.existsById(id);
    }

    void removeBytes(UUID id) {
        try {
            storage.delete(id);
        } catch (IOException e) {
            log.warn("The bytes of {} could not be removed, the clean-up will try again: {}", id, e.getMessage());
        }
    }
}
