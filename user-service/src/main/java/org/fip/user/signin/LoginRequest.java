package org.fip.user.signin;

import jakarta.validation.constraints.NotBlank;

/** Name and password. */
record LoginRequest(
        @NotBlank(message = "is required") String username,
        @NotBlank(message = "is required") String password) {
    @Override
    public String toString() {
        return "LoginRequest[" + username + "]";
    }
}
