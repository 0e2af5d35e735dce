package org.fip.monitoring.probe;

import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of monitoring-service.
 *
 * @param interval between two rounds
 * @param services an address for each process, which answers 200 when it is well
 */
@Validated
@ConfigurationProperties("fip.monitoring")
public record ProbeSettings(
        @DefaultValue("10s") @DurationMin(millis = 100) Duration interval,
        @DefaultValue Services services) {

    /** Health addresses by process; the defaults are the documented ports on loopback. */
    public record Services(
            @DefaultValue("http://127.0.0.1:8000/actuator/health")
            URI gateway,

            @DefaultValue("http://127.0.0.1:8001/actuator/health")
            URI userService,

            @DefaultValue("http://127.0.0.1:8002/actuator/health")
            URI serviceRegistry,

            @DefaultValue("http://127.0.0.1:8003/actuator/health")
            URI jobProcessor,

            @DefaultValue("http://127.0.0.1:8013/actuator/health")
            URI jobWorker,

            @DefaultValue("http://127.0.0.1:8004/actuator/health")
            URI fileManager,

            @DefaultValue("http://127.0.0.1:8005/actuator/health")
            URI notificationService,

            @DefaultValue("http://127.0.0.1:8006/actuator/health")
            URI monitoringService,

            @DefaultValue("http://127.0.0.1:3000/") URI frontend) {}
}
