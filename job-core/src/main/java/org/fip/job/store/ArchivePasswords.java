package org.fip.job.store;

import java.util.UUID;
import org.fip.common.secret.Sealer;

/** Seals the passwords that open result archives; each opens for its own job only. */
public class ArchivePasswords {
    private final Sealer sealer;

    public ArchivePasswords(ArchiveKeySettings settings) {
        this.sealer =
                new Sealer(settings.keysetFile(), "fip.archive-keys.keyset-file", settings.createKeysetIfMissing());
    }

    public byte[] seal(UUID jobId, String password) {
        return sealer.seal(password, purpose(jobId));
    }

    public String open(UUID jobId, byte[] sealed) {
        return sealer.open(sealed, purpose(jobId));
    }

    private static String purpose(UUID jobId) {
        return "archive of job " + jobId;
    }
}
