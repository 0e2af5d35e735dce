package org.fip.user.config;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import java.util.stream.Stream;
import org.fip.user.account.StrongEnough;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The operator's account to make at start when it is missing; nothing is made unless all three are set. */
@Validated
@ConfigurationProperties("fip.operator")
record OperatorSettings(
        @Nullable @Pattern(regexp = "[A-Za-z0-9_.-]{3,50}") String username,
        @Nullable @StrongEnough String password,
        @Nullable @Email String email) {

    OperatorSettings {
        var set = Stream.of(username, password, email).filter(s -> s != null).count();
        if (set != 0 && set != 3) {
            throw new IllegalStateException(
                    "fip.operator needs username, password and email together, or none of them");
        }
    }

    @Override
    public String toString() {
        return "OperatorSettings[" + username + "]";
    }
}
