package org.fip.user.signout;

import org.fip.common.security.CallableBy;
import org.fip.common.security.UserToken;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing out, here or everywhere. */
@RestController
class SignOutController {
    private final SignOuts signOuts;

    SignOutController(SignOuts signOuts) {
        this.signOuts = signOuts;
    }

    /** Ends the token that it is called with. */
    @PostMapping("/auth/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(UserToken token) {
        signOuts.one(token);
    }

    /** Ends every token and every download link that the user has. Jobs go on. */
    @PostMapping("/auth/logout-everywhere")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logoutEverywhere(UserToken token) {
        signOuts.everywhere(token.userId(), signOuts.now(), "All sessions and download links");
    }

    @GetMapping("/internal/sign-outs")
    @CallableBy("gateway")
    SignOutList signOuts() {
        return signOuts.stillToKnow();
    }
}
