package org.fip.file.download;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.UUID;
import org.fip.common.problem.ProblemException;
import org.fip.file.archive.Archive;
import org.fip.file.archive.ArchivedFile;
import org.fip.file.archive.Archives;
import org.fip.file.archive.UnreadableFileException;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.storage.Blobs;
import org.fip.file.storage.Contents;
import org.fip.file.storage.StorageUnavailable;
import org.fip.file.storage.StorageUnavailableException;
import org.fip.file.storage.Transfers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Finds what a link opens, and looks whether it does, before the answer has a length and a name to be saved under. */
@Service
class Downloads {
    private static final Logger log = LoggerFactory.getLogger(Downloads.class);

    private final FileCatalogue files;
    private final Archives archives;
    private final Contents contents;
    private final Blobs blobs;
    private final Transfers transfers;
    private final SignOuts signOuts;

    Downloads(
            FileCatalogue files,
            Archives archives,
            Contents contents,
            Blobs blobs,
            Transfers transfers,
            SignOuts signOuts) {
        this.files = files;
        this.archives = archives;
        this.contents = contents;
        this.blobs = blobs;
        this.transfers = transfers;
        this.signOuts = signOuts;
    }

    Download open(Grant grant) {
        if (grant.audience() == Grant.Audience.PERSON && signOuts.ended(grant)) {
            throw new LinkProblem.SignedOut().asException();
        }
        return switch (grant.subject()) {
            case FILE -> file(grant);
            case RESULTS_OF_JOB -> results(grant);
            // Has a door of its own, where the filter is looked at too.
            case EXPORT_OF_JOB -> throw new LinkProblem.BadLink().asException();
        };
    }

    private Download file(Grant grant) {
        var file = files.require(grant.userId(), grant.id());
        takeRoom(grant, List.of(file.id()));
        if (size(file.id(), file.filename()) == file.fileSize()) {
            return Download.of(file, contents);
        }
        // It may have been packed between the look at its row and the one at its bytes.
        var packed = files.require(grant.userId(), grant.id());
        if (size(packed.id(), packed.filename()) != packed.fileSize()) {
            log.error("The bytes of the file {} are more or fewer than its row says", packed.id());
            throw new LinkProblem.FileDamaged(packed.filename()).asException();
        }
        return Download.of(packed, contents);
    }

    private Download results(Grant grant) {
        var archive = archive(grant.userId(), grant.id());
        takeRoom(grant, archive.files().stream().map(ArchivedFile::id).toList());
        archive.files().forEach(f -> size(f.id(), f.name()));
        return Download.of(grant.id(), archive);
    }

    // Before anything is opened, and before the download is written down.
    private void takeRoom(Grant grant, List<UUID> opened) {
        var lane = grant.audience() == Grant.Audience.PERSON ? transfers.people() : transfers.platform();
        Transfers.untilAnswered(lane.download(blobs.largestSegment(opened)));
    }

    /** The results that a job has so far, as one archive. */
    Archive archive(long userId, UUID jobId) {
        try {
            return archives.ofResults(userId, jobId);
        } catch (UnreadableFileException e) {
            throw told(e.file(), e.name(), e.reason());
        }
    }

    /** Of what is in the storage; a problem where it does not open. */
    private long size(UUID file, String name) {
        try (var content = contents.ofFile(file)) {
            return content.size();
        } catch (IOException e) {
            throw told(file, name, e);
        }
    }

    private static ProblemException told(UUID file, String name, IOException e) {
        if (e instanceof StorageUnavailableException) {
            return new StorageUnavailable(
                            "The file is safe, but cannot be read now", "Try again in some minutes with the same link")
                    .asException();
        }
        if (e instanceof NoSuchFileException) {
            log.error("The bytes of the file {} are not in the storage: {}", file, e.getMessage());
            return new LinkProblem.FileLost(name).asException();
        }
        log.error("The bytes of the file {} do not open", file, e);
        return new LinkProblem.FileDamaged(name).asException();
    }
}
