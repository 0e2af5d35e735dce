package org.fip.file.download;

import java.time.Clock;
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
    private final SignOuts signOuts;
    private final DownloadLog log;
    private final FileSettings settings;
    private final PublicUrl publicUrl;
    private final Clock clock;

    ExportLinks(
            LinkSigner signer,
            SignOuts signOuts,
            DownloadLog log,
            FileSettings settings,
            PublicUrl publicUrl,
            Clock clock) {
        this.signer = signer;
        this.signOuts = signOuts;
        this.log = log;
        this.settings = settings;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** A link that is good. */
    public record Opened(String token, Grant grant) {
        public long userId() {
            return grant.userId();
        }

        public UUID jobId() {
            return grant.id();
        }
    }

    /** @param query the filter, as it stands in the link */
    public DownloadLink of(long userId, UUID jobId, String query) {
        var opened = forNow(userId, jobId, query);
        var url = publicUrl.publicUrl() + "/api/files/exports/" + opened.token();
        return new DownloadLink(
                query.isEmpty() ? url : url + "?" + query, opened.grant().expiresAt());
    }

    /** A link that is opened where it is made: its owner is here. */
    public Opened forNow(long userId, UUID jobId, String query) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var expiresAt = now.plus(settings.linkLifetime()).truncatedTo(ChronoUnit.SECONDS);
        var grant = new Grant(Audience.PERSON, Subject.EXPORT_OF_JOB, userId, jobId, now, expiresAt);
        return new Opened(signer.sign(grant, query), grant);
    }

    /** @throws org.fip.common.problem.ProblemException when the link is over or was changed */
    public Opened open(String token, String query) {
        var grant = signer.verify(token, Audience.PERSON, query);
        if (grant.subject() != Subject.EXPORT_OF_JOB) {
            throw new LinkProblem.BadLink().asException();
        }
        if (signOuts.ended(grant)) {
            throw new LinkProblem.SignedOut().asException();
        }
        return new Opened(token, grant);
    }

    /** For the audit log, before the first byte goes out. */
    public void log(Opened opened, String address, String filename, String filter) {
        log.writeExport(opened.grant(), opened.token(), address, filename, filter);
    }
}
