package org.fip.user.signin;

import org.fip.user.account.User;

/**
 * A platform token.
 *
 * @param expiresIn seconds
 */
record LoginResponse(String accessToken, String tokenType, long expiresIn, User user) {
    @Override
    public String toString() {
        return "LoginResponse[" + user.username() + "]";
    }
}
