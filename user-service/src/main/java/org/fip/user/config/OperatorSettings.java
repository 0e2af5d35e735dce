package org.fip.user.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The operator's account to make at start when it is missing; nothing is made unless all three are set. */
@ConfigurationProperties("fip.operator")
record OperatorSettings(
        @Nullable String username,
        @Nullable String password,
        @Nullable String email) {
    @Override
    public String toString() {
        return "OperatorSettings[" + username + "]";
    }
}
