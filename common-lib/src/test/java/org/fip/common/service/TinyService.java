package org.fip.common.service;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fip.common.request.RequestId;
import org.fip.common.security.CallableBy;
import org.fip.common.security.CallingService;
import org.fip.common.security.PlatformUser;
import org.fip.common.security.PublicPaths;
import org.fip.common.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
class TinyService {
    record Greeting(String textFor, @Nullable String requestId, List<String> words) {}

    record Order(
            @NotBlank String panelName,
            @Size(min = 2, message = "needs 2 letters") String shortCode) {}

    @Bean
    PublicPaths publicPaths() {
        return new PublicPaths(List.of("/open"));
    }

    @RestController
    static class Endpoints {
        @GetMapping("/open")
        Greeting open() {
            return new Greeting("anybody", RequestId.current(), List.of());
        }

        @GetMapping("/mine")
        Greeting mine(PlatformUser user) {
            return new Greeting(user.username(), null, List.of());
        }

        @GetMapping("/operators")
        @PreAuthorize("hasRole('OPERATOR')")
        Greeting operators() {
            return new Greeting("operators", null, List.of());
        }

        @GetMapping("/internal/secret/{id}")
        @CallableBy("job-worker")
        Greeting secret(CallingService caller, @PathVariable long id) {
            return new Greeting(caller.name() + id, null, List.of());
        }

        @GetMapping("/internal/nobody")
        Greeting nobody() {
            return new Greeting("nobody", null, List.of());
        }

        @PostMapping("/orders")
        Greeting order(@Valid @RequestBody Order order) {
            return new Greeting(order.panelName(), null, List.of());
        }

        @GetMapping("/typed")
        Greeting typed(
                @RequestParam(required = false) @Nullable BigDecimal share,
                @RequestParam(defaultValue = "0") int page,
                @RequestParam(required = false) @Nullable Boolean unread,
                @RequestParam(required = false) @Nullable UUID jobId,
                @RequestParam(required = false) @Nullable Role role,
                @RequestParam(required = false) @Nullable Instant since,
                @RequestParam(required = false) @Nullable List<Long> ids) {
            return new Greeting("typed", null, List.of());
        }

        @GetMapping("/broken")
        Greeting broken() {
            throw new IllegalStateException("the password is hunter2");
        }
    }
}
