package org.fip.user.signin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Name and password. */
record LoginRequest(
        @NotBlank(message = "is required")
        @Size(max = 254)
        @Pattern(regexp = "\\P{Cntrl}*", message = "must be one line of text")
        String username,

        @NotBlank(message = "is required") @Size(max = 1000) String password) {
    @Override
    public String toString() {
        return "LoginRequest[" + username + "]";
    }
}
