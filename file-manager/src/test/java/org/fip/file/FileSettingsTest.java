package org.fip.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FileSettingsTest {
    @Test
    void sites_have_an_address_of_their_own_only_where_one_is_given() {
        assertThat(bound("").siteUrl()).isNull();
        assertThat(bound("http://gateway:8000").siteUrl()).isEqualTo(URI.create("http://gateway:8000"));
    }

    private static FileSettings bound(String siteUrl) {
        var settings = Map.of(
                "fip.files.storage-dir", "files",
                "fip.files.keyset-file", "keyset.json",
                "fip.files.site-url", siteUrl);
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("fip.files", FileSettings.class)
                .get();
    }
}
