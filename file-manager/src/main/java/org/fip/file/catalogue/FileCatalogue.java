package org.fip.file.catalogue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fip.common.problem.CommonProblem;
import org.fip.common.problem.ProblemException;
import org.fip.file.PublicUrl;
import org.fip.file.storage.Blob;
import org.fip.file.storage.Blobs;
import org.fip.file.storage.Contents;
import org.fip.file.usage.Quota;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds, adds and removes files. A row appears after its bytes and goes before them, so none is ever half there. */
@Service
public class FileCatalogue {
    private final FileRecords files;
    private final Blobs blobs;
    private final Contents contents;
    private final Quota quota;
    private final TransactionTemplate transaction;
    private final RetentionSettings retention;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String publicUrl;

    FileCatalogue(
            FileRecords files,
            Blobs blobs,
            Contents contents,
            Quota quota,
            TransactionTemplate transaction,
            RetentionSettings retention,
            ApplicationEventPublisher events,
            Clock clock,
            PublicUrl publicUrl) {
        this.files = files;
        this.blobs = blobs;
        this.contents = contents;
        this.quota = quota;
        this.transaction = transaction;
        this.retention = retention;
        this.events = events;
        this.clock = clock;
        this.publicUrl = publicUrl.publicUrl().toString();
    }

    /** Makes a stored blob a file, if it fits into what its owner may store. */
    public StoredFile add(FileRecord file, Blob blob) {
        transaction.executeWithoutResult(status -> {
            quota.require(file.userId(), file.fileSize());
            save(file, blob);
        });
        return shown(file);
    }

    /** Makes a stored blob a result of a job; it takes the place of the job's output of the same name. */
    public StoredFile addResult(FileRecord file, Blob blob, UUID jobId) {
        List<Blobs.Piece> replaced = transaction.execute(status -> {
            var before = removeOutput(file, jobId);
            save(file, blob);
            return before;
        });
        contents.remove(replaced);
        return shown(file);
    }

    /** Makes a finished upload a file; the room for it was kept. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addUploaded(FileRecord file) {
        files.saveAndFlush(file);
        blobs.handOver(file.id());
    }

    private void save(FileRecord file, Blob blob) {
        files.saveAndFlush(file);
        blobs.addToFile(file.id(), 0, blob);
    }

    @Transactional(readOnly = true)
    public StoredFile get(long userId, UUID id) {
        return shown(require(userId, id));
    }

    /** The row itself, for reading its bytes. */
    @Transactional(readOnly = true)
    public FileRecord require(long userId, UUID id) {
        return files.findByIdAndUserId(id, userId).orElseThrow(() -> notFound(id));
    }

    @Transactional(readOnly = true)
    public boolean hasFilesOf(long userId, UUID jobId) {
        return files.existsByUserIdAndJobId(userId, jobId);
    }

    @Transactional(readOnly = true)
    public List<StoredFile> ofJob(long userId, UUID jobId) {
        return files.findByUserIdAndJobIdOrderByFileTypeAscFilenameAsc(userId, jobId).stream()
                .map(f -> shown(f))
                .toList();
    }

    /** Those of the files that are the user's, in the order in which they were asked for. */
    @Transactional(readOnly = true)
    public List<StoredFile> all(long userId, List<UUID> ids) {
        var found = files.findByIdInAndUserId(ids, userId).stream()
                .collect(Collectors.toMap(FileRecord::id, Function.identity()));
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(found.get(id)))
                .map(f -> shown(f))
                .toList();
    }

    /**
     * Makes inputs those of a job, the newest that uses them; all of them or, where one is not the user's, none. Their terms
     * begin anew: what a job is about to use is not deleted under its hands.
     */
    @Transactional
    public List<StoredFile> attach(long userId, UUID jobId, List<UUID> ids) {
        return ids.stream()
                .map(id -> {
                    if (files.attach(id, userId, jobId, clock.instant()) == 0) {
                        throw notFound(id);
                    }
                    return shown(require(userId, id));
                })
                .toList();
    }

    /** Whoever needs it. */
    void delete(long userId, UUID id) {
        if (!delete(userId, id, () -> files.remove(id, userId))) {
            throw notFound(id);
        }
    }

    /** False where the file has gone, or a job has taken it, since it was read. */
    boolean deleteUnchanged(FileRecord file) {
        return delete(file.userId(), file.id(), () -> files.removeUnchanged(file.id(), file.termStartsAt()));
    }

    /**
     * With its index, if it is a result that has one. The row first: a crash in between leaves bytes that the clean-up finds,
     * never a file without bytes.
     *
     * @param removal of the file's row; says how many went
     */
    private boolean delete(long userId, UUID id, IntSupplier removal) {
        Optional<List<Blobs.Piece>> pieces = Objects.requireNonNull(transaction.execute(status -> {
            List<Blobs.Piece> gone = new ArrayList<>(blobs.ofFile(id));
            var indexes = files.indexesOf(id, userId);
            if (removal.getAsInt() == 0) {
                return Optional.empty();
            }
            for (var index : indexes) {
                gone.addAll(blobs.ofFile(index));
                files.remove(index, userId);
            }
            return Optional.of(gone);
        }));
        pieces.ifPresent(contents::remove);
        return pieces.isPresent();
    }

    /** Gives a file other bytes with the same text; those it had go with the commit. Nothing is kept where it is gone. */
    public void replace(UUID id, Repacked packed) {
        Optional<List<Blobs.Piece>> before = Objects.requireNonNull(
                transaction.execute(status -> files.findById(id).map(file -> replace(file, packed))));
        before.ifPresentOrElse(
                contents::remove, () -> contents.remove(packed.blob().id()));
    }

    private List<Blobs.Piece> replace(FileRecord file, Repacked packed) {
        var before = blobs.ofFile(file.id());
        blobs.removeOfFile(file.id());
        file.becomes(packed);
        save(file, packed.blob());
        return before;
    }

    /** Removes all files of a job, and those of {@code ids} that are still there. */
    public void deleteOfJob(long userId, UUID jobId, List<UUID> ids) {
        List<Blobs.Piece> pieces = transaction.execute(status -> {
            events.publishEvent(new FilesOfJobDeleted(userId, jobId, ids));
            return files.ofJobOrAmong(userId, jobId, ids).stream()
                    .flatMap(id -> {
                        var before = blobs.ofFile(id);
                        return files.remove(id, userId) == 0 ? Stream.of() : before.stream();
                    })
                    .toList();
        });
        contents.remove(pieces);
    }

    private StoredFile shown(FileRecord file) {
        return file.view(publicUrl, retention);
    }

    private List<Blobs.Piece> removeOutput(FileRecord successor, UUID jobId) {
        files.hold(jobId + "/" + successor.filename());
        return files.findByUserIdAndJobIdAndFileTypeAndFilename(
                        successor.userId(), jobId, FileType.OUTPUT.text(), successor.filename())
                .map(FileRecord::id)
                .map(id -> {
                    var pieces = blobs.ofFile(id);
                    files.remove(id, successor.userId());
                    return pieces;
                })
                .orElse(List.of());
    }

    private static ProblemException notFound(UUID id) {
        return new CommonProblem.NotFound("The file " + id).asException();
    }
}
