package org.fip.user.credential;

import jakarta.validation.Valid;
import java.util.List;
import org.fip.common.security.PlatformUser;
import org.fip.user.credential.CredentialRequests.ChangeCredentialRequest;
import org.fip.user.credential.CredentialRequests.StoreCredentialRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A user's own credentials. No answer ever holds a token. */
@RestController
@RequestMapping("/users/me/service-credentials")
class CredentialController {
    private final CredentialService credentials;

    CredentialController(CredentialService credentials) {
        this.credentials = credentials;
    }

    @GetMapping
    List<Credential> list(PlatformUser user) {
        return credentials.list(user.userId());
    }

    /** 201 for a new credential, 200 when it took the place of the one before. */
    @PostMapping
    ResponseEntity<Credential> store(PlatformUser user, @Valid @RequestBody StoreCredentialRequest request) {
        var stored = credentials.store(user.userId(), request);
        return ResponseEntity.status(stored.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(stored.credential());
    }

    @GetMapping("/{service_id}")
    Credential get(PlatformUser user, @PathVariable("service_id") long serviceId) {
        return credentials.get(user.userId(), serviceId);
    }

    @PatchMapping("/{service_id}")
    Credential change(
            PlatformUser user,
            @PathVariable("service_id") long serviceId,
            @Valid @RequestBody ChangeCredentialRequest request) {
        return credentials.change(user.userId(), serviceId, request);
    }

    /** Asks the service whether it accepts the stored token; changes nothing there. */
    @PostMapping("/{service_id}/test")
    ConnectionTest test(PlatformUser user, @PathVariable("service_id") long serviceId) {
        return credentials.test(user.userId(), serviceId);
    }

    /** The jobs of the user's own account there, newest first, whether they were started here or not. */
    @GetMapping("/{service_id}/remote-jobs")
    RemoteJobs remoteJobs(PlatformUser user, @PathVariable("service_id") long serviceId) {
        return RemoteJobs.of(credentials.remoteJobs(user.userId(), serviceId));
    }

    @DeleteMapping("/{service_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(PlatformUser user, @PathVariable("service_id") long serviceId) {
        credentials.delete(user.userId(), serviceId);
    }
}
