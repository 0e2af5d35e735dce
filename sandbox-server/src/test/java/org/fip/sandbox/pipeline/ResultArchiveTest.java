package org.fip.sandbox.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultArchiveTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_archive_opens_with_its_password_only(boolean aes) throws Exception {
        Path content = Files.writeString(folder.resolve("chr20.info.gz"), "dosages");
        Path archive = folder.resolve("chr_20.zip");
        ResultArchive.write(archive, List.of(content), "right", aes);

        try (var zip = new ZipFile(archive.toFile(), "right".toCharArray())) {
            var header = zip.getFileHeaders().getFirst();
            assertThat(header.getEncryptionMethod())
                    .isEqualTo(aes ? EncryptionMethod.AES : EncryptionMethod.ZIP_STANDARD);
            if (aes) {
                assertThat(header.getAesExtraDataRecord().getAesKeyStrength())
                        .isEqualTo(AesKeyStrength.KEY_STRENGTH_256);
            }
            zip.extractAll(folder.resolve("out").toString());
        }
        assertThat(folder.resolve("out/chr20.info.gz")).hasContent("dosages");
        try (var zip = new ZipFile(archive.toFile(), "wrong".toCharArray())) {
            assertThatThrownBy(() -> zip.extractAll(folder.resolve("bad").toString()))
                    .isInstanceOf(ZipException.class);
        }
    }

    @Test
    void generated_passwords_differ() {
        assertThat(ResultArchive.newPassword()).hasSize(14).isNotEqualTo(ResultArchive.newPassword());
    }
}
