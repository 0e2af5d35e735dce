package org.fip.user.credential;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What happens to credentials by the passing of time. */
@Component
class CredentialSchedule {
    private final CredentialOutbox outbox;
    private final ExpiryNotices notices;

    CredentialSchedule(CredentialOutbox outbox, ExpiryNotices notices) {
        this.outbox = outbox;
        this.notices = notices;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void publish() {
        outbox.publish();
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10M")
    void giveNotice() {
        notices.give();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "P1D")
    void forgetOld() {
        outbox.forgetOld();
    }
}
