package org.fip.gateway.signout;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fip.common.security.UserToken;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Notices requests that end tokens, so that these have ended when the answer goes out. */
@Component
public class SignOutNotice implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private static final String THIS = "logout";
    private static final Pattern ENDS_TOKENS =
            Pattern.compile("(?:/api)?/auth/(" + THIS + "|logout-everywhere|change-password)");

    private final SignOutCheck check;
    private final Clock clock;

    SignOutNotice(SignOutCheck check, Clock clock) {
        this.check = check;
        this.clock = clock;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        var matcher = ENDS_TOKENS.matcher(request.path());
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (request.method() != HttpMethod.POST
                || !matcher.matches()
                || authentication == null
                || !(authentication.getDetails() instanceof UserToken token)) {
            return next.handle(request);
        }
        // A little early, so that a token that comes with the answer is a later one.
        var before = clock.instant().truncatedTo(ChronoUnit.MILLIS).minusMillis(1);
        check.maySignOut();
        try {
            var answer = next.handle(request);
            if (answer.statusCode().is2xxSuccessful()) {
                check.hasEnded(token, matcher.group(1).equals(THIS) ? Optional.empty() : Optional.of(before));
            }
            return answer;
        } finally {
            check.maySignOut();
        }
    }
}
