package org.fip.worker.step;

import org.fip.adapter.ImputationServer;
import org.fip.adapter.Outcome;
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

    ScriptedConnections(Registry registry, Credentials credentials) {
        super(registry, credentials);
    }

    @Override
    Outcome<ImputationServer> server(ExternalService service) {
        return Outcome.ok(SERVER);
    }
}
