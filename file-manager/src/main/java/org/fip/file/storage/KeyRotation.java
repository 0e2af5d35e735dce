package org.fip.file.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals all data keys anew when the master keyset has got a new key. No byte of a file is touched. */
@Component
public class KeyRotation {
    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);
    private static final int AT_ONCE = 500;

    private final MasterKeys masterKeys;
    private final Blobs blobs;

    KeyRotation(MasterKeys masterKeys, Blobs blobs) {
        this.masterKeys = masterKeys;
        this.blobs = blobs;
    }

    /** Adds a key to a master keyset file. It seals from now on, in running instances as well; the keys before it still open. */
    public static void addKey(Path masterKeysetFile) throws IOException {
        MasterKeys.addKey(masterKeysetFile);
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
    void run() {
        var newest = masterKeys.newestId();
        var done = 0;
        for (var some = blobs.sealedByOthersThan(newest, AT_ONCE);
                !some.isEmpty();
                some = blobs.sealedByOthersThan(newest, AT_ONCE)) {
            var resealed = reseal(some);
            done += resealed;
            if (resealed < some.size()) {
                log.error(
                        "The keys of {} blobs do not open with the master keyset: is it the right one?",
                        some.size() - resealed);
                break;
            }
        }
        if (done > 0) {
            log.info("The keys of {} blobs are now sealed with master key {}", done, newest);
        }
    }

    private int reseal(List<Blob> some) {
        var done = 0;
        for (var blob : some) {
            try {
                var key = java.util.Objects.requireNonNull(blob.key());
                blobs.reseal(blob.id(), masterKeys.seal(masterKeys.open(key, blob.id()), blob.id()));
                done++;
            } catch (GeneralSecurityException e) {
                log.debug("The key of {} does not open", blob.id());
            }
        }
        return done;
    }
}
