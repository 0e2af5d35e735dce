package org.fip.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fip.common.security.PublicPaths;
import org.fip.file.storage.KeyRotation;
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
    private static final String ADD_MASTER_KEY = "add-master-key";

    /** With {@code add-master-key FILE} it adds a key to a master keyset and ends; running instances take it up by themselves. */
    public static void main(String[] args) throws IOException {
        if (args.length == 2 && args[0].equals(ADD_MASTER_KEY)) {
            KeyRotation.addKey(Path.of(args[1]));
            return;
        }
        SpringApplication.run(FileManagerApplication.class, args);
    }

    /** A signed link is its own permission. */
    @Bean
    PublicPaths withoutSignIn() {
        return new PublicPaths(
                List.of("/files/download/*", "/files/inputs/*", "/files/exports/*", "/internal/files/download/*"));
    }
}
