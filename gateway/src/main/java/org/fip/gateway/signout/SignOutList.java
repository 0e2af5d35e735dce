package org.fip.gateway.signout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fip.common.security.UserToken;

/** All tokens that have ended before their time, as user-service knows them. */
final class SignOutList {
    private final Set<String> tokens;
    private final Map<Long, Instant> users;
    private final Answer answer;

    /**
     * What user-service answers.
     *
     * @param users what they were given until then has ended
     */
    record Answer(List<Token> tokens, List<User> users) {
        record Token(String id, Instant expiresAt) {}

        record User(long userId, Instant until) {}
    }

    SignOutList(Answer answer) {
        this.answer = answer;
        this.tokens = answer.tokens().stream().map(Answer.Token::id).collect(Collectors.toUnmodifiableSet());
        this.users = answer.users().stream()
                .collect(Collectors.toUnmodifiableMap(Answer.User::userId, Answer.User::until, (a, b) -> a));
    }

    boolean has(UserToken token) {
        var until = users.get(token.userId());
        return tokens.contains(token.id())
                || (until != null && !token.issuedAt().isAfter(until));
    }

    Answer answer() {
        return answer;
    }
}
