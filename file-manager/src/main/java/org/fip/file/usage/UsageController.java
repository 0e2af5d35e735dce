package org.fip.file.usage;

import org.fip.common.security.PlatformUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /files/usage}. */
@RestController
class UsageController {
    private final Quota quota;

    UsageController(Quota quota) {
        this.quota = quota;
    }

    @GetMapping("/files/usage")
    Usage usage(PlatformUser user) {
        return quota.of(user.userId());
    }
}
