package org.fip.worker.step;

import java.util.UUID;
import org.fip.adapter.ArchivePassword;
import org.fip.common.secret.Sealer;
import org.fip.worker.WorkerSettings;
import org.springframework.stereotype.Component;

/** Seals the passwords that the platform sets for result archives; each opens for its own job only. */
@Component
class ArchivePasswords {
    private final Sealer sealer;

    ArchivePasswords(WorkerSettings settings) {
        this.sealer = new Sealer(settings.keysetFile(), "fip.worker.keyset-file", settings.createKeysetIfMissing());
    }

    byte[] seal(UUID jobId, ArchivePassword password) {
        return sealer.seal(password.value(), purpose(jobId));
    }

    ArchivePassword open(UUID jobId, byte[] sealed) {
        return new ArchivePassword(sealer.open(sealed, purpose(jobId)));
    }

    private static String purpose(UUID jobId) {
        return "archive of job " + jobId;
    }
}
