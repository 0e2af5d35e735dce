package org.fip.file;

import java.util.List;
import org.fip.common.security.PublicPaths;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Upload, storage, signed download. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class FileManagerApplication {
    public static void main(String[] args) {
        SpringApplication.run(FileManagerApplication.class, args);
    }

    /** A signed link is its own permission. */
    @Bean
    PublicPaths withoutSignIn() {
        return new PublicPaths(List.of("/files/download/*"));
    }
}
