package org.fip.user.signin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.fip.user.account.StrongEnough;

/** The password as it is, and as it shall be. */
record ChangePasswordRequest(
        @NotBlank(message = "is required") @Size(max = 1000) String currentPassword,

        @NotNull(message = "is required") @StrongEnough String newPassword) {
    @Override
    public String toString() {
        return "ChangePasswordRequest[•••]";
    }
}
