package org.fip.file.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.fip.common.problem.ProblemException;
import org.fip.common.test.BackingServers;
import org.fip.common.test.TestIdentity;
import org.fip.file.FileManagerApplication;
import org.fip.file.MovableClock;
import org.fip.file.Noise;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.storage.Contents;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Whatever is done to an upload in whatever order, it stands where it says that it stands. */
class ResumableUploadsIT {
    private static final long ADA = 42;
    private static final MovableClock CLOCK = new MovableClock();
    private static @Nullable ConfigurableApplicationContext service;

    enum Kind {
        SEND,
        SEND_WITH_CHECKSUM,
        SEND_DAMAGED,
        SEND_FROM_ELSEWHERE,
        SEND_TOO_MUCH,
        BREAK_OFF,
        BREAK_OFF_WITH_CHECKSUM,
        RESTART,
        CLEAN_UP,
        END,
        EXPIRE
    }

    /** @param size bytes that are sent, as far as there are so many */
    record Deed(Kind kind, int size) {}

    @BeforeContainer
    static void start() throws IOException {
        var folder = Files.createTempDirectory("fip-test-uploads");
        Map<String, Object> settings = new HashMap<>(Map.of(
                "server.port",
                0,
                "fip.files.create-keyset-if-missing",
                true,
                "fip.files.storage-dir",
                folder.resolve("files").toString(),
                "fip.files.keyset-file",
                folder.resolve("keyset.json").toString()));
        BackingServers.postgres((name, value) -> settings.put(name, value.get()), "file_management_db");
        TestIdentity.register((name, value) -> settings.put(name, value.get()), "file-manager");
        service = new SpringApplicationBuilder(FileManagerApplication.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("movableClock", MovableClock.class, () -> CLOCK))
                .run(settings.entrySet().stream()
                        .map(e -> "--" + e.getKey() + "=" + e.getValue())
                        .toArray(String[]::new));
    }

    @AfterContainer
    static void stop() {
        Objects.requireNonNull(service).close();
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        var ending = Arbitraries.of(Kind.END, Kind.EXPIRE);
        var going = Arbitraries.of(Kind.class).filter(k -> k != Kind.END && k != Kind.EXPIRE);
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(15, going), Tuple.of(1, ending)),
                        Arbitraries.integers().between(0, 3000))
                .as(Deed::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property(tries = 80)
    void offsets_never_lie(@ForAll("deeds") List<Deed> deeds, @ForAll @IntRange(min = 1, max = 8000) int length)
            throws Exception {
        CLOCK.reset();
        var run = new Run(Noise.bytes(length));
        for (var deed : deeds) {
            run.play(deed);
            run.check();
        }
    }

    /** One upload and what is known of it. */
    private static final class Run {
        private final byte[] content;
        private final UUID id;
        private ResumableUploads uploads;
        private int received;
        private boolean over;

        Run(byte[] content) {
            this.content = content;
            this.uploads = fresh();
            this.id = uploads.create(ADA, content.length, new UploadMetadata("", "chr20.vcf.gz"))
                    .id();
        }

        // As a process that was started anew: it remembers nothing.
        private static ResumableUploads fresh() {
            return context().getAutowireCapableBeanFactory().createBean(ResumableUploads.class);
        }

        void play(Deed deed) throws Exception {
            var next = Arrays.copyOfRange(content, received, Math.min(content.length, received + deed.size()));
            var whole = received == content.length;
            switch (deed.kind()) {
                case SEND -> {
                    if (!over && !whole) {
                        send(next, null);
                        received += next.length;
                    } else if (over) {
                        refused(next, received, null);
                    }
                }
                case SEND_WITH_CHECKSUM -> {
                    if (!over && !whole) {
                        send(next, checksum(next));
                        received += next.length;
                    }
                }
                case SEND_DAMAGED -> {
                    var damaged = next.clone();
                    if (damaged.length > 0) {
                        damaged[damaged.length - 1] ^= 1;
                        refused(damaged, received, checksum(next));
                    }
                }
                case SEND_FROM_ELSEWHERE -> refused(next, received + 1 + deed.size(), null);
                case SEND_TOO_MUCH -> refused(new byte[content.length - received + 1], received, null);
                case BREAK_OFF -> {
                    if (!over && !whole) {
                        assertThatThrownBy(() -> uploads.append(ADA, id, received, null, broken(next)))
                                .isInstanceOf(IOException.class);
                        received += next.length;
                    }
                }
                case BREAK_OFF_WITH_CHECKSUM -> {
                    if (!over && !whole) {
                        assertThatThrownBy(() -> uploads.append(ADA, id, received, checksum(next), broken(next)))
                                .isInstanceOf(IOException.class);
                    }
                }
                case RESTART -> uploads = fresh();
                case CLEAN_UP -> uploads.cleanUp();
                case END -> end();
                case EXPIRE -> {
                    CLOCK.advance(Duration.ofDays(8));
                    uploads.cleanUp();
                    over = true;
                }
            }
        }

        private void end() {
            if (over) {
                assertThatThrownBy(() -> uploads.terminate(ADA, id)).isInstanceOf(ProblemException.class);
            } else {
                uploads.terminate(ADA, id);
                over = true;
            }
        }

        private void send(byte[] bytes, @Nullable UploadChecksum checksum) throws IOException {
            var after = uploads.append(ADA, id, received, checksum, new ByteArrayInputStream(bytes));
            assertThat(after.received()).isEqualTo(received + bytes.length);
        }

        private void refused(byte[] bytes, long offset, @Nullable UploadChecksum checksum) {
            assertThatThrownBy(() -> uploads.append(ADA, id, offset, checksum, new ByteArrayInputStream(bytes)))
                    .isInstanceOf(ProblemException.class);
        }

        void check() throws Exception {
            if (!over) {
                assertThat(uploads.state(ADA, id).received()).isEqualTo(received);
            } else {
                assertThatThrownBy(() -> uploads.state(ADA, id)).isInstanceOf(ProblemException.class);
            }
            var catalogue = context().getBean(FileCatalogue.class);
            if (received < content.length) {
                assertThatThrownBy(() -> catalogue.get(ADA, id)).isInstanceOf(ProblemException.class);
            } else {
                assertThat(catalogue.get(ADA, id).sha256()).isEqualTo(Noise.sha256(content));
                try (var stored = context().getBean(Contents.class).ofFile(id)) {
                    assertThat(Channels.newInputStream(stored).readAllBytes()).isEqualTo(content);
                }
            }
        }

        private static UploadChecksum checksum(byte[] bytes) throws Exception {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Objects.requireNonNull(
                    UploadChecksum.of("sha256 " + Base64.getEncoder().encodeToString(digest)));
        }

        private static InputStream broken(byte[] bytes) {
            return new SequenceInputStream(new ByteArrayInputStream(bytes), new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("Connection reset");
                }
            });
        }

        private static ConfigurableApplicationContext context() {
            return Objects.requireNonNull(service);
        }
    }
}
