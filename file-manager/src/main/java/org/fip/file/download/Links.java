package org.fip.file.download;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.fip.file.FileSettings;
import org.fip.file.PublicUrl;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.catalogue.FileType;
import org.fip.file.download.Grant.Audience;
import org.fip.file.download.Grant.Subject;
import org.springframework.stereotype.Service;

/** Makes download links for people and for services. */
@Service
public class Links {
    // With the token before it, still a file name that every file system takes.
    private static final int LONGEST_ENDING = 150;

    private final FileCatalogue files;
    private final Downloads downloads;
    private final LinkSigner signer;
    private final FileSettings settings;
    private final PublicUrl publicUrl;
    private final Clock clock;

    Links(
            FileCatalogue files,
            Downloads downloads,
            LinkSigner signer,
            FileSettings settings,
            PublicUrl publicUrl,
            Clock clock) {
        this.files = files;
        this.downloads = downloads;
        this.signer = signer;
        this.settings = settings;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    public DownloadLink forPerson(long userId, UUID fileId) {
        return link(Audience.PERSON, userId, fileId, settings.linkLifetime());
    }

    ArchiveLink ofArchive(long userId, UUID jobId) {
        var archive = downloads.archive(userId, jobId);
        var link = sign(Audience.PERSON, Subject.RESULTS_OF_JOB, userId, jobId, settings.linkLifetime());
        return new ArchiveLink(
                link.downloadUrl(),
                link.expiresAt(),
                Download.nameOf(jobId),
                archive.size(),
                archive.files().size());
    }

    List<LinkedFile> ofResults(long userId, UUID jobId) {
        return files.ofJob(userId, jobId).stream()
                .filter(f -> f.fileType() == FileType.OUTPUT)
                .map(f -> LinkedFile.of(f, forPerson(userId, f.id())))
                .toList();
    }

    public DownloadLink forService(long userId, UUID fileId) {
        return link(Audience.SERVICE, userId, fileId, settings.linkLifetime());
    }

    /**
     * For an external site, which reaches the platform as people do unless settings say otherwise. The link ends in the file's
     * name, by which programs there tell what it is; without what they choke on when they call their copy so.
     */
    DownloadLink forSite(long userId, UUID fileId) {
        var name = files.require(userId, fileId).filename();
        var ending = name.substring(Math.max(0, name.length() - LONGEST_ENDING))
                .replaceFirst("(?i)\\.vcf\\.b?gz$", ".vcf.gz")
                .replaceAll("[^A-Za-z0-9._+-]+", "_");
        var link = link(Audience.SITE, userId, fileId, settings.siteLinkTtl());
        return new DownloadLink(link.downloadUrl() + "." + ending, link.expiresAt());
    }

    private DownloadLink link(Audience audience, long userId, UUID fileId, Duration lifetime) {
        files.require(userId, fileId);
        return sign(audience, Subject.FILE, userId, fileId, lifetime);
    }

    private DownloadLink sign(Audience audience, Subject subject, long userId, UUID id, Duration lifetime) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var expiresAt = now.plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        var token = signer.sign(new Grant(audience, subject, userId, id, now, expiresAt));
        return new DownloadLink(door(audience) + token, expiresAt);
    }

    private String door(Audience audience) {
        return switch (audience) {
            case PERSON -> publicUrl.publicUrl() + "/api/files/download/";
            case SERVICE -> settings.internalUrl() + "/internal/files/download/";
            case SITE -> siteUrl() + "/api/files/inputs/";
        };
    }

    private URI siteUrl() {
        var siteUrl = settings.siteUrl();
        return siteUrl != null ? siteUrl : publicUrl.publicUrl();
    }
}
