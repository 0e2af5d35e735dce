package org.fip.file.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import javax.sql.DataSource;
import org.fip.file.MovableClock;
import org.fip.file.Noise;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ContentsTest {
    private static final UUID FILE = UUID.randomUUID();
    private static final byte[] PLAIN = Noise.bytes(3000);
    private static final byte[] PACKED = Noise.bytes(1000);

    @TempDir
    private Path folder;

    private EncryptedBlobs storage;

    @BeforeEach
    void begin() throws IOException {
        storage = Keys.over(new Disk(folder.resolve("files"), new MovableClock()), folder);
    }

    @Test
    void a_file_packed_between_the_look_at_its_rows_and_the_opening_has_its_new_bytes() throws Exception {
        var plain = store(PLAIN);
        var packed = store(PACKED);
        storage.delete(plain.id());
        try (var content = contents(plain, packed).ofFile(FILE)) {
            assertThat(content.size()).isEqualTo(PACKED.length);
            assertThat(Channels.newInputStream(content).readAllBytes()).isEqualTo(PACKED);
        }
    }

    @Test
    void a_file_whose_rows_still_name_what_is_gone_is_lost() throws Exception {
        var lost = store(PLAIN);
        storage.delete(lost.id());
        assertThatThrownBy(() -> contents(lost, lost).ofFile(FILE)).isInstanceOf(NoSuchFileException.class);
    }

    private Blob store(byte[] content) throws IOException {
        try (var writer = storage.begin()) {
            writer.write(content, 0, content.length);
            return writer.finish();
        }
    }

    /** Whose rows name one blob after the other, look by look. */
    private Contents contents(Blob... named) {
        return new Contents(new RowsThatChange(List.of(named)), storage);
    }

    private static final class RowsThatChange extends Blobs {
        private static final DataSource NONE = new DriverManagerDataSource();

        private final Queue<Blob> looks;

        RowsThatChange(List<Blob> looks) {
            super(JdbcClient.create(NONE));
            this.looks = new ArrayDeque<>(looks);
        }

        @Override
        public List<Piece> ofFile(UUID fileId) {
            return List.of(new Piece(0, looks.remove()));
        }
    }
}
