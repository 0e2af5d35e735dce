package org.fip.user.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.fip.common.page.Page;
import org.fip.common.security.PlatformUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Users see what was done with their things, operators everything. */
@RestController
class AuditController {
    private static final int LAST_PAGE = 1_000_000;

    private final AuditLog audit;

    AuditController(AuditLog audit) {
        this.audit = audit;
    }

    @GetMapping("/users/me/audit-log")
    Page<AuditEntry> mine(
            PlatformUser user,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(defaultValue = "0") @Min(0) @Max(LAST_PAGE) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size) {
        return audit.page(user.userId(), action, page, size);
    }

    @GetMapping("/audit-logs")
    @PreAuthorize("hasRole('OPERATOR')")
    Page<AuditEntry> all(
            @RequestParam(name = "user_id", required = false) @Nullable Long userId,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(defaultValue = "0") @Min(0) @Max(LAST_PAGE) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size) {
        return audit.page(userId, action, page, size);
    }
}
