package org.fip.sandbox;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The sandbox imputation server. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SandboxServerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SandboxServerApplication.class, arguments);
    }
}
