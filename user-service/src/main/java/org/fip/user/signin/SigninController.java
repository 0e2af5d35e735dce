package org.fip.user.signin;

import jakarta.validation.Valid;
import org.fip.common.security.PlatformUser;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Name and password in, platform token out. */
@RestController
class SigninController {
    private final SigninService signin;

    SigninController(SigninService signin) {
        this.signin = signin;
    }

    @PostMapping("/auth/login")
    LoginResponse login(@Valid @RequestBody LoginRequest request) {
        return signin.signIn(request);
    }

    /** Ends all other sessions and all download links; the answer has a new token for this one. */
    @PostMapping("/auth/change-password")
    LoginResponse changePassword(PlatformUser user, @Valid @RequestBody ChangePasswordRequest request) {
        return signin.changePassword(user.userId(), request);
    }
}
