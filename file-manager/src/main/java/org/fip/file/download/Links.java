package org.fip.file.download;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.fip.file.FileSettings;
import org.fip.file.PublicUrl;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.catalogue.FileType;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriUtils;

/** Makes download links for people and for services. */
@Service
public class Links {
    // With the token before it, still a file name that every file system takes.
    private static final int LONGEST_ENDING = 150;

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
        return link(fromOutside(), userId, fileId, settings.linkLifetime());
    }

    List<LinkedFile> ofResults(long userId, UUID jobId) {
        return files.ofJob(userId, jobId).stream()
                .filter(f -> f.fileType() == FileType.OUTPUT)
                .map(f -> LinkedFile.of(f, forPerson(userId, f.id())))
                .toList();
    }

    public DownloadLink forService(long userId, UUID fileId) {
        return link(settings.internalUrl().toString(), userId, fileId, settings.linkLifetime());
    }

    /**
     * For an external site, which reaches the platform as people do. The link ends in the file's name, by which programs there
     * tell what it is.
     */
    DownloadLink forSite(long userId, UUID fileId) {
        var name = files.require(userId, fileId).filename();
        var ending = name.substring(Math.max(0, name.length() - LONGEST_ENDING));
        var link = link(fromOutside(), userId, fileId, settings.siteLinkTtl());
        return new DownloadLink(
                link.downloadUrl() + "." + UriUtils.encodePathSegment(ending, StandardCharsets.UTF_8),
                link.expiresAt());
    }

    private String fromOutside() {
        return publicUrl.publicUrl() + "/api";
    }

    private DownloadLink link(String base, long userId, UUID fileId, Duration lifetime) {
        files.require(userId, fileId);
        var expiresAt = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        var token = signer.sign(new LinkSigner.Grant(userId, fileId, expiresAt));
        return new DownloadLink(base + "/files/download/" + token, expiresAt);
    }
}
