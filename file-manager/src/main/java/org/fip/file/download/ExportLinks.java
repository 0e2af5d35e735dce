package org.fip.file.download;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.fip.file.FileSettings;
import org.fip.file.PublicUrl;
import org.fip.file.download.Grant.Audience;
import org.fip.file.download.Grant.Subject;
import org.springframework.stereotype.Service;

/** Links to what a filter leaves of a job's genotypes. Whoever has one cannot ask for more than it says. */
@Service
public class ExportLinks {
    private final LinkSigner signer;
    private final FileSettings settings;
    private final PublicUrl publicUrl;
    private final Clock clock;

    ExportLinks(LinkSigner signer, FileSettings settings, PublicUrl publicUrl, Clock clock) {
        this.signer = signer;
        this.settings = settings;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Whose job a link opens. */
    public record Opened(long userId, UUID jobId) {}

    /** @param query the filter, as it stands in the link */
    public DownloadLink of(long userId, UUID jobId, String query) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expiresAt = now.plus(settings.linkLifetime()).truncatedTo(ChronoUnit.SECONDS);
        var token =
                signer.sign(new Grant(Audience.PERSON, Subject.EXPORT_OF_JOB, userId, jobId, now, expiresAt), query);
        var url = publicUrl.publicUrl() + "/api/files/exports/" + token;
        return new DownloadLink(query.isEmpty() ? url : url + "?" + query, expiresAt);
    }

    /** @throws org.fip.common.problem.ProblemException when the link is over or was changed */
    public Opened open(String token, String query) {
        var grant = signer.verify(token, Audience.PERSON, query);
        if (grant.subject() != Subject.EXPORT_OF_JOB) {
            throw new LinkProblem.BadLink().asException();
        }
        return new Opened(grant.userId(), grant.id());
    }
}
