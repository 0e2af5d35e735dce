package org.fip.user.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSealerTest {
    private static final String TOKEN = "h3a_1a2b3c4d5e6f";

    @TempDir
    private Path folder;

    @Test
    void a_sealed_token_opens_after_a_restart_and_does_not_show_itself() {
        var sealed = sealer("keyset.json", true).seal(TOKEN, 7, 1);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(TOKEN);
        assertThat(sealer("keyset.json", false).open(sealed, 7, 1)).isEqualTo(TOKEN);
    }

    @Test
    void a_token_sealed_twice_looks_different() {
        var sealer = sealer("keyset.json", true);
        assertThat(sealer.seal(TOKEN, 7, 1)).isNotEqualTo(sealer.seal(TOKEN, 7, 1));
    }

    @Test
    void a_row_moved_to_another_user_or_service_does_not_open() {
        var sealer = sealer("keyset.json", true);
        var sealed = sealer.seal(TOKEN, 7, 1);
        assertThatThrownBy(() -> sealer.open(sealed, 8, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sealer.open(sealed, 7, 2)).isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> sealer.open(sealed, 7, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void another_keyset_opens_nothing() {
        var sealed = sealer("one.json", true).seal(TOKEN, 7, 1);
        assertThatThrownBy(() -> sealer("other.json", true).open(sealed, 7, 1))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void without_a_keyset_the_start_stops_with_a_sentence_that_names_the_setting() {
        assertThatThrownBy(() -> sealer("missing.json", false))
                .hasMessageContaining("fip.credentials.keyset-file")
                .hasMessageContaining("missing.json")
                .hasMessageContaining("create-keyset-if-missing");
        assertThat(folder.resolve("missing.json")).doesNotExist();
    }

    @Test
    void a_file_that_is_no_keyset_stops_the_start_too() throws Exception {
        Files.writeString(folder.resolve("broken.json"), "{}");
        assertThatThrownBy(() -> sealer("broken.json", true)).hasMessageContaining("broken.json");
        assertThat(folder.resolve("broken.json")).hasContent("{}");
    }

    @Test
    void a_new_keyset_belongs_to_its_owner_alone() throws Exception {
        sealer("keys/keyset.json", true);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys/keyset.json"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder.resolve("keys"))) {
            assertThat(files).hasSize(1);
        }
    }

    private TokenSealer sealer(String file, boolean create) {
        return new TokenSealer(new CredentialSettings(folder.resolve(file), create));
    }
}
