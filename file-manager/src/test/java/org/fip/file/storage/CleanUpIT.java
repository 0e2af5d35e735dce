package org.fip.file.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import org.fip.file.FileManagerUnderTest;
import org.fip.file.Form;
import org.fip.file.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CleanUpIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");

    @Autowired
    private CleanUp cleanUp;

    @Test
    void what_crashes_left_behind_goes_after_a_day_and_files_stay() throws Exception {
        var kept = upload(ADA, new Form().file("kept.vcf.gz", "kept")).id();
        var orphan =
                upload(ADA, new Form().file("orphan.vcf.gz", "no row knows it")).id();
        db.sql("DELETE FROM files WHERE id = :id").param("id", orphan).update();
        Files.writeString(storageDir().resolve(UUID.randomUUID() + ".part"), "half");

        cleanUp.run();
        assertThat(onDisk()).hasSize(3);

        clock.advance(Duration.ofHours(25));
        cleanUp.run();
        assertThat(onDisk()).singleElement().satisfies(f -> assertThat(f).hasFileName(kept.toString()));
        clock.reset();
        assertThat(get(linkTo(ADA, kept), null).text()).isEqualTo("kept");
    }

    @Test
    void somebody_elses_file_in_the_folder_does_not_stop_the_cleaning() throws Exception {
        var foreign = Files.writeString(storageDir().resolve(".DS_Store"), "x");
        Files.writeString(storageDir().resolve(UUID.randomUUID() + ".part"), "half");
        clock.advance(Duration.ofHours(25));
        cleanUp.run();
        assertThat(onDisk()).containsExactly(foreign);
    }
}
