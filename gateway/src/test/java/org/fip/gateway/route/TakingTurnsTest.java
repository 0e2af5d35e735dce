package org.fip.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.Test;

class TakingTurnsTest {
    @Test
    void each_process_of_a_service_is_the_first_in_turn_and_the_others_stand_in_for_it() throws UnknownHostException {
        var names = new InMemoryDnsResolver();
        var first = InetAddress.getByName("10.0.0.1");
        var second = InetAddress.getByName("10.0.0.2");
        names.add("job-processor", first, second);
        var turns = new TakingTurns(names);
        assertThat(turns.resolve("job-processor")).containsExactly(first, second);
        assertThat(turns.resolve("job-processor")).containsExactly(second, first);
        assertThat(turns.resolve("job-processor")).containsExactly(first, second);
        assertThat(names.resolve("job-processor")).containsExactly(first, second);
    }
}
