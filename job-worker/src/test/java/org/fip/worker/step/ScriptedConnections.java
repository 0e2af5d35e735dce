package org.fip.worker.step;

import java.time.Clock;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.Outcome;
import org.fip.worker.WorkerSettings;
import org.fip.worker.client.Credentials;
import org.fip.worker.client.Registry;
import org.fip.worker.client.Registry.ExternalService;
import org.fip.worker.test.ScriptedServer;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Leads every job to the scripted server. */
@Component
@Primary
class ScriptedConnections extends Connections {
    static final ScriptedServer SERVER = ScriptedServer.INSTANCE;

    private final Clock clock;

    ScriptedConnections(Registry registry, Credentials credentials, WorkerSettings settings, Clock clock) {
        super(registry, credentials, settings, clock);
        this.clock = clock;
    }

    /** A new one each time, so that no test suffers for another's failures. */
    @Override
    ServiceBreaker breaker(ExternalService service) {
        return new ServiceBreaker(service.id(), clock);
    }

    @Override
    Outcome<ImputationServer> server(ExternalService service) {
        return Outcome.ok(SERVER);
    }
}
