package org.fip.sandbox.fault;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.account.Accounts;
import org.fip.sandbox.account.Tokens;
import org.fip.sandbox.job.JobQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Switches faults on and off. For administrators' accounts by HTTP Basic, since the login may itself be struck by a
 * fault.
 */
@RestController
@RequestMapping(FaultController.PATH)
@ConditionalOnBooleanProperty("fip.sandbox.faults.enabled")
class FaultController {

    static final String PATH = "/sandbox/faults";

    private static final String BASIC = "Basic ";
    private static final int TOKEN_DAYS = 30;

    private static final class NotAnOperator extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private final Faults faults;
    private final Accounts accounts;
    private final Tokens tokens;
    private final JobQueue queue;

    FaultController(Faults faults, Accounts accounts, Tokens tokens, JobQueue queue) {
        this.faults = faults;
        this.accounts = accounts;
        this.tokens = tokens;
        this.queue = queue;
    }

    @GetMapping
    List<Faults.Report> present(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        mustBeOperator(authorization);
        return faults.report();
    }

    /** Switches exactly these on; what happens at once happens before the answer. */
    @PutMapping
    List<Faults.Report> replace(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody List<Fault> wanted)
            throws InterruptedException {
        mustBeOperator(authorization);
        faults.arm(wanted.stream().filter(fault -> !happensAtOnce(fault)).toList());
        for (Fault fault : wanted) {
            if (fault instanceof Fault.ReplacedToken replaced) {
                tokens.newApiToken(account(replaced.account()), TOKEN_DAYS, Tokens.ApiClaims.STANDARD);
            } else if (fault instanceof Fault.Restart) {
                queue.dropAll();
            }
        }
        return faults.report();
    }

    @DeleteMapping
    List<Faults.Report> none(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        mustBeOperator(authorization);
        faults.arm(List.of());
        return faults.report();
    }

    private static boolean happensAtOnce(Fault fault) {
        return fault instanceof Fault.ReplacedToken || fault instanceof Fault.Restart;
    }

    private Account account(String username) {
        Account account = accounts.find(username);
        if (account == null) {
            throw new IllegalArgumentException("There is no account " + username);
        }
        return account;
    }

    private void mustBeOperator(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BASIC)) {
            throw new NotAnOperator();
        }
        byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()));
        String[] nameAndPassword = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
        boolean operator = nameAndPassword.length == 2
                && accounts.login(nameAndPassword[0], nameAndPassword[1]) instanceof Accounts.Accepted accepted
                && accepted.account().admin();
        if (!operator) {
            throw new NotAnOperator();
        }
    }

    @ExceptionHandler
    ResponseEntity<String> refused(NotAnOperator error) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"sandbox operators\"")
                .body("An administrator's account is needed.");
    }

    @ExceptionHandler({IllegalArgumentException.class, HttpMessageNotReadableException.class})
    ResponseEntity<String> wrong(Exception error) {
        return ResponseEntity.badRequest().body(String.valueOf(error.getMessage()));
    }
}
