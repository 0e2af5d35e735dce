package org.fip.notification.inbox;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.fip.common.page.Page;
import org.fip.common.problem.CommonProblem;
import org.fip.common.security.CallableBy;
import org.fip.common.security.PlatformUser;
import org.fip.notification.inbox.Draft.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A user's notifications, and the documented direct way to send one. */
@RestController
@RequestMapping("/notifications")
class NotificationController {
    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    /** A notification for one user. */
    record SendRequest(
            @NotNull(message = "is required") Long userId,

            @NotBlank(message = "is required") @Size(max = 100)
            String type,

            @NotBlank(message = "is required") @Size(max = 200)
            String title,

            @NotBlank(message = "is required") @Size(max = 4000)
            String message,

            @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable
            Map<String, Object> data,

            @NotEmpty(message = "must name at least one")
            List<
                            @NotNull(message = "is required")
                            @Pattern(regexp = "web|email", message = "must be web or email; SMS is not available")
                            String>
                    channels) {}

    /** How many notifications became read. */
    record MarkedRead(int marked) {}

    /** For services and operators; nobody else may speak to users. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @CallableBy({"job-worker", "job-processor", "user-service", "service-registry", "monitoring-service"})
    @PreAuthorize("hasRole('OPERATOR') or hasAuthority('CALLING_SERVICE')")
    Notification send(@Valid @RequestBody SendRequest request) {
        return notifications
                .add(new Draft(
                        null,
                        request.userId(),
                        request.type(),
                        request.title(),
                        request.message(),
                        request.data() == null ? Map.of() : request.data(),
                        request.channels().stream()
                                .map(c -> Channel.valueOf(c.toUpperCase(Locale.ROOT)))
                                .collect(Collectors.toSet())))
                .orElseThrow();
    }

    @GetMapping
    NotificationPage list(
            PlatformUser user,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "0") @Min(0) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MAX_SIZE) int size) {
        return notifications.page(user.userId(), unread, page, size);
    }

    @PatchMapping("/{id}/read")
    Notification markRead(PlatformUser user, @PathVariable long id) {
        return notifications
                .markRead(id, user.userId())
                .orElseThrow(() -> new CommonProblem.NotFound("The notification " + id).asException());
    }

    @PostMapping("/mark-all-read")
    MarkedRead markAllRead(PlatformUser user) {
        return new MarkedRead(notifications.markAllRead(user.userId()));
    }
}
