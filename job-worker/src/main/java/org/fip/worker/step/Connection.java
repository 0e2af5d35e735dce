package org.fip.worker.step;

import java.io.IOException;
import org.fip.adapter.ApiToken;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.Outcome;
import org.fip.worker.client.Registry.ExternalService;

/** An external server, asked with the token of a job's owner. */
record Connection(ExternalService service, ImputationServer server, ApiToken token, ServiceBreaker breaker) {
    /** Something to ask. */
    interface Question<T> {
        Outcome<T> ask(ImputationServer server, ApiToken token) throws IOException;
    }

    <T> Outcome<T> ask(Question<T> question) throws IOException {
        return breaker.ask(() -> question.ask(server, token));
    }
}
