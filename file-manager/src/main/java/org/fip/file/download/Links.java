package org.fip.file.download;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.fip.file.FileSettings;
import org.fip.file.PublicUrl;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.catalogue.FileType;
import org.springframework.stereotype.Service;

/** Makes download links for people and for services. */
@Service
public class Links {
    private final FileCatalogue files;
    private final LinkSigner signer;
    private final FileSettings settings;
    private final PublicUrl publicUrl;
    private final Clock clock;

    Links(FileCatalogue files, LinkSigner signer, FileSettings settings, PublicUrl publicUrl, Clock clock) {
        this.files = files;
        this.signer = signer;
        this.settings = settings;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    public DownloadLink forPerson(long userId, UUID fileId) {
        return link(publicUrl.publicUrl() + "/api", userId, fileId);
    }

    List<LinkedFile> ofResults(long userId, UUID jobId) {
        return files.ofJob(userId, jobId).stream()
                .filter(f -> f.fileType() == FileType.OUTPUT)
                .map(f -> LinkedFile.of(f, forPerson(userId, f.id())))
                .toList();
    }

    public DownloadLink forService(long userId, UUID fileId) {
        return link(settings.internalUrl().toString(), userId, fileId);
    }

    private DownloadLink link(String base, long userId, UUID fileId) {
        files.require(userId, fileId);
        var expiresAt = clock.instant().plus(settings.linkLifetime()).truncatedTo(ChronoUnit.SECONDS);
        var token = signer.sign(new LinkSigner.Grant(userId, fileId, expiresAt));
        return new DownloadLink(base + "/files/download/" + token, expiresAt);
    }
}
