package org.fip.file.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.UUID;
import org.fip.file.FileManagerUnderTest;
import org.fip.file.FileSettings;
import org.fip.file.Form;
import org.fip.file.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class KeyRotationIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");

    @Autowired
    private KeyRotation rotation;

    @Autowired
    private MasterKeys masterKeys;

    @Autowired
    private FileSettings settings;

    @Test
    void a_new_master_key_seals_all_keys_while_files_are_read_and_their_bytes_stay() throws Exception {
        var file = upload(ADA, new Form().file("chr20.vcf.gz", "before")).id();
        var before = masterKeys.newestId();
        var bytes = Files.readAllBytes(onDisk().getFirst());

        addKey();
        assertThat(masterKeys.newestId()).isNotEqualTo(before);
        assertThat(get(linkTo(ADA, file), null).text()).isEqualTo("before");
        var after = upload(ADA, new Form().file("chr21.vcf.gz", "after")).id();
        assertThat(sealedBy(after)).isEqualTo(masterKeys.newestId());
        assertThat(sealedBy(file)).isEqualTo(before);

        rotation.run();
        assertThat(sealedBy(file)).isEqualTo(masterKeys.newestId());
        assertThat(get(linkTo(ADA, file), null).text()).isEqualTo("before");
        assertThat(onDisk()).anySatisfy(f -> assertThat(f).hasBinaryContent(bytes));
    }

    @Test
    void a_keyset_that_does_not_fit_leaves_the_keys_as_they_are() throws Exception {
        var file = upload(ADA, new Form().file("chr20.vcf.gz", "x")).id();
        db.sql("UPDATE blobs SET master_key_id = 1, sealed_key = 'nonsense' WHERE file_id = :id")
                .param("id", file)
                .update();
        rotation.run();
        assertThat(sealedBy(file)).isEqualTo(1);
    }

    @Test
    void a_file_from_before_keys_of_their_own_still_opens() throws Exception {
        var id = UUID.randomUUID();
        db.sql("""
                        INSERT INTO files (id, user_id, file_type, filename, file_size, sha256, content_type, created_at,
                          kept_as, term_starts_at)
                        VALUES (:id, 42, 'input', 'old.vcf.gz', 3, repeat('a', 64), 'application/gzip', now(), 'input', now())""").param("id", id).update();
        db.sql("INSERT INTO blobs (id, file_id, starts_at, size) VALUES (:id, :id, 0, 3)")
                .param("id", id)
                .update();
        var home = Files.createDirectories(storageDir().resolve(id.toString().substring(0, 2)));
        try (var out = Keys.keyset(settings.keysetFile())
                .newEncryptingStream(
                        Files.newOutputStream(home.resolve(id.toString())),
                        id.toString().getBytes(StandardCharsets.US_ASCII))) {
            out.write("old".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(get(linkTo(ADA, id), null).text()).isEqualTo("old");
    }

    @Test
    void deleting_a_file_deletes_its_key() throws Exception {
        var file = upload(ADA, new Form().file("chr20.vcf.gz", "x")).id();
        assertThat(delete("/files/" + file, ADA.token()).status()).isEqualTo(204);
        assertThat(db.sql("SELECT count(*) FROM blobs").query(Integer.class).single())
                .isZero();
    }

    private int sealedBy(UUID file) {
        return db.sql("SELECT master_key_id FROM blobs WHERE file_id = :id")
                .param("id", file)
                .query(Integer.class)
                .single();
    }

    private void addKey() throws Exception {
        Path file = settings.masterKeyset();
        var before = Files.getLastModifiedTime(file);
        KeyRotation.addKey(file);
        // Even where the clock of the file system is coarse.
        Files.setLastModifiedTime(file, FileTime.from(before.toInstant().plusSeconds(5)));
    }
}
