package org.fip.file.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.fip.file.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipLayoutTest {
    private static final Instant STORED = Instant.parse("2026-03-01T12:34:57Z");
    private static final long GIB = 1L << 30;

    private final Map<UUID, byte[]> stored = new HashMap<>();

    @Test
    void an_archive_is_read_by_others_from_front_to_back() throws Exception {
        var archive = all(new ZipLayout(List.of(file("chr1.vcf.gz", 100), file("statistics/é.txt", 70_000))));
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            var first = zip.getNextEntry();
            assertThat(first.getName()).isEqualTo("chr1.vcf.gz");
            assertThat(first.getSize()).isEqualTo(100);
            assertThat(first.getLastModifiedTime().toInstant()).isEqualTo(STORED);
            assertThat(zip.readAllBytes()).isEqualTo(Noise.bytes(100));
            assertThat(zip.getNextEntry().getName()).isEqualTo("statistics/é.txt");
            assertThat(zip.readAllBytes()).isEqualTo(Noise.bytes(70_000));
            assertThat(zip.getNextEntry()).isNull();
        }
    }

    @Property(tries = 40)
    void any_part_of_an_archive_is_that_part_of_the_whole(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 3000) Integer> sizes,
            @ForAll @IntRange(max = 20_000) int at,
            @ForAll @IntRange(max = 5000) int length)
            throws IOException {
        List<ArchivedFile> files = new ArrayList<>();
        sizes.forEach(size -> files.add(file("file" + files.size(), size)));
        var layout = new ZipLayout(files);
        var whole = all(layout);
        assertThat(whole).hasSize((int) layout.size());
        var from = (int) Math.min(at, layout.size());
        var to = (int) Math.min((long) from + length, layout.size());
        try (var part = open(layout)) {
            part.skipNBytes(from);
            assertThat(part.readNBytes(to - from)).isEqualTo(Arrays.copyOfRange(whole, from, to));
        }
    }

    /** Written with holes in place of the large contents, so that it takes no room. */
    @Test
    void contents_and_archives_beyond_four_gigabytes_are_found(@TempDir Path folder) throws Exception {
        var small = file("small.txt", 9);
        var files =
                List.of(hole("a.vcf.gz", 5 * GIB), hole("b.vcf.gz", 3 * GIB), small, hole("c.vcf.gz", 0xFFFF_FFFFL));
        var layout = new ZipLayout(files);
        var path = folder.resolve("large.zip");
        write(layout, path);
        assertThat(Files.size(path)).isEqualTo(layout.size()).isGreaterThan(12 * GIB);
        try (var zip = new ZipFile(path.toFile())) {
            assertThat(Collections.list(zip.entries()))
                    .extracting("name", "size")
                    .containsExactly(files.stream()
                            .map(f -> org.assertj.core.groups.Tuple.tuple(f.name(), f.size()))
                            .toArray(org.assertj.core.groups.Tuple[]::new));
            try (var content = zip.getInputStream(zip.getEntry("small.txt"))) {
                assertThat(content.readAllBytes()).isEqualTo(Noise.bytes(9));
            }
            try (var content = zip.getInputStream(zip.getEntry("c.vcf.gz"))) {
                assertThat(content.readNBytes(4)).isEqualTo(new byte[4]);
            }
        }
    }

    @Test
    void more_files_than_sixteen_bits_count_are_found(@TempDir Path folder) throws Exception {
        List<ArchivedFile> files = new ArrayList<>();
        for (var i = 0; i < 70_000; i++) {
            files.add(hole("f" + i, 1));
        }
        var path = folder.resolve("many.zip");
        Files.write(path, all(new ZipLayout(files)));
        try (var zip = new ZipFile(path.toFile())) {
            assertThat(zip.size()).isEqualTo(70_000);
        }
    }

    @Test
    void the_fingerprint_tells_other_contents_and_names() {
        var file = file("a.txt", 10);
        var fingerprint = new ZipLayout(List.of(file)).fingerprint();
        assertThat(fingerprint).matches("[0-9a-f]{64}");
        assertThat(new ZipLayout(List.of(file)).fingerprint()).isEqualTo(fingerprint);
        assertThat(new ZipLayout(List.of(file("a.txt", 11))).fingerprint()).isNotEqualTo(fingerprint);
        assertThat(new ZipLayout(List.of(file, file("b.txt", 1))).fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void a_file_that_is_gone_or_shorter_breaks_the_archive_off() {
        var first = file("a.txt", 1000);
        var second = file("b.txt", 1000);
        var layout = new ZipLayout(List.of(first, second));
        stored.put(second.id(), Noise.bytes(999));
        assertThatThrownBy(() -> all(layout)).isInstanceOf(IOException.class).hasMessageContaining("another size");
        stored.remove(second.id());
        assertThatThrownBy(() -> all(layout)).isInstanceOf(NoSuchFileException.class);
    }

    private ArchivedFile file(String name, int size) {
        var content = Noise.bytes(size);
        var crc32 = new CRC32();
        crc32.update(content);
        var id = UUID.randomUUID();
        stored.put(id, content);
        try {
            return new ArchivedFile(id, name, size, Noise.sha256(content), crc32.getValue(), STORED);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ArchivedFile hole(String name, long size) {
        var id = new UUID(0, 1);
        stored.put(id, new byte[1]);
        return new ArchivedFile(id, name, size, "00".repeat(32), 0, STORED);
    }

    private InputStream open(ZipLayout layout) {
        return new ArchiveStream(layout, id -> {
            var content = stored.get(id);
            if (content == null) {
                throw new NoSuchFileException(id.toString());
            }
            return new InMemory(content);
        });
    }

    private byte[] all(ZipLayout layout) throws IOException {
        try (var stream = open(layout)) {
            return stream.readAllBytes();
        }
    }

    private void write(ZipLayout layout, Path path) throws IOException {
        try (var out = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (var segment : layout.segments()) {
                switch (segment) {
                    case ZipLayout.Headers headers -> out.write(ByteBuffer.wrap(headers.bytes()), headers.startsAt());
                    case ZipLayout.Content content
                    when content.size() < GIB ->
                        out.write(ByteBuffer.wrap(stored.get(content.file())), content.startsAt());
                    case ZipLayout.Content hole -> {}
                }
            }
        }
    }

    private static final class InMemory implements SeekableByteChannel {
        private final ByteBuffer content;

        InMemory(byte[] content) {
            this.content = ByteBuffer.wrap(content);
        }

        @Override
        public int read(ByteBuffer target) {
            if (!content.hasRemaining()) {
                return -1;
            }
            var n = Math.min(content.remaining(), target.remaining());
            target.put(content.slice(content.position(), n));
            content.position(content.position() + n);
            return n;
        }

        @Override
        public long position() {
            return content.position();
        }

        @Override
        public SeekableByteChannel position(long at) {
            content.position((int) at);
            return this;
        }

        @Override
        public long size() {
            return content.capacity();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}

        @Override
        public int write(ByteBuffer source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }
    }
}
