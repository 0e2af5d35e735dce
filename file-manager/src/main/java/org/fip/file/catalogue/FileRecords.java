package org.fip.file.catalogue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The files' table; asked with the owner by all that answers to people. */
interface FileRecords extends Repository<FileRecord, UUID> {
    FileRecord saveAndFlush(FileRecord file);

    /** For the platform's own work on it, whoever owns it. */
    Optional<FileRecord> findById(UUID id);

    Optional<FileRecord> findByIdAndUserId(UUID id, long userId);

    /** In no order. */
    List<FileRecord> findByIdInAndUserId(Collection<UUID> ids, long userId);

    List<FileRecord> findByUserIdAndJobIdOrderByFileTypeAscFilenameAsc(long userId, UUID jobId);

    boolean existsByUserIdAndJobId(long userId, UUID jobId);

    Optional<FileRecord> findByUserIdAndJobIdAndFileTypeAndFilename(
            long userId, UUID jobId, String fileType, String filename);

    @Query("select f.id from FileRecord f where f.userId = :userId and (f.jobId = :jobId or f.id in :ids)")
    List<UUID> ofJobOrAmong(long userId, UUID jobId, List<UUID> ids);

    /** Makes an input that of a job, with its term begun anew; 0 where it is not the user's, or gone. */
    @Modifying(clearAutomatically = true)
    @Query(value = """
                    update files set job_id = :jobId, term_starts_at = :now, announced_for = null, notice_id = null
                    where id = :id and user_id = :userId""", nativeQuery = true)
    int attach(UUID id, long userId, UUID jobId, Instant now);

    /** Indexes of a result, whoever made them: useless without it. */
    @Query("""
            select i.id from FileRecord i, FileRecord f
            where f.id = :id and f.userId = :userId and f.fileType = 'output'
              and i.userId = f.userId and i.jobId = f.jobId and i.fileType = f.fileType
              and i.filename in (concat(f.filename, '.tbi'), concat(f.filename, '.csi'))""")
    List<UUID> indexesOf(UUID id, long userId);

    /** How many went: none where another call was faster. */
    @Modifying
    @Query("delete from FileRecord f where f.id = :id and f.userId = :userId")
    int remove(UUID id, long userId);

    /** 0 where the file is gone, or its term has begun anew. */
    @Modifying
    @Query("delete from FileRecord f where f.id = :id and f.termStartsAt = :termStartsAt")
    int removeUnchanged(UUID id, Instant termStartsAt);

    /** Waits until no other transaction holds the name; it is given back at the end of this one. */
    @Query(value = "select 1 from pg_advisory_xact_lock(hashtextextended(:name, 0))", nativeQuery = true)
    int hold(String name);
}
