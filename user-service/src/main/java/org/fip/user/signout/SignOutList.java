package org.fip.user.signout;

import java.time.Instant;
import java.util.List;

/**
 * Which tokens have ended before their time.
 *
 * @param tokens single ones
 * @param users those who have signed out everywhere: what they were given until then has ended
 */
record SignOutList(List<Token> tokens, List<User> users) {
    record Token(String id, Instant expiresAt) {}

    record User(long userId, Instant until) {}
}
