package org.fip.user.account;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a new user gives. */
record RegisterRequest(
        @NotNull(message = "is required")
        @Pattern(regexp = "[A-Za-z0-9_.-]{3,50}", message = "must have 3 to 50 letters, digits, '.', '_' or '-'")
        String username,

        @NotBlank(message = "is required") @Email(message = "must be an e-mail address") @Size(max = 254)
        String email,

        @NotNull(message = "is required") @StrongEnough String password,

        @Nullable @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*", message = "must be one line of text")
        String firstName,

        @Nullable @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*", message = "must be one line of text")
        String lastName) {

    @Override
    public String toString() {
        return "RegisterRequest[" + username + "]";
    }
}
