package org.fip.common.security;

import java.util.Set;

/** The signed-in user, as the platform token says; a controller method takes it as an argument. */
public record PlatformUser(long userId, String username, Set<Role> roles) {
    public boolean isOperator() {
        return roles.contains(Role.OPERATOR);
    }
}
