package org.fip.adapter.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.fip.adapter.ArchivePassword;
import org.fip.adapter.FetchReport;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.Damage;
import org.fip.adapter.Outcome.Damaged;
import org.fip.adapter.OutputSink;
import org.fip.adapter.RemoteOutput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryTest {

    private static final Map<String, byte[]> CHROMOSOME = chromosome();

    private final Map<String, byte[]> taken = new LinkedHashMap<>();
    private final OutputSink sink = (name, content) -> taken.put(name, content.readAllBytes());

    @ParameterizedTest
    @EnumSource(
            value = EncryptionMethod.class,
            names = {"NONE", "AES", "ZIP_STANDARD"})
    void an_archive_arrives_as_plain_files(EncryptionMethod method) throws IOException {
        byte[] zip = Archives.encrypted(method, CHROMOSOME);

        Outcome<FetchReport> outcome = deliver("chr_20.zip", zip, Archives.PASSWORD);

        assertThat(outcome).isInstanceOf(Outcome.Ok.class);
        assertThat(taken.keySet()).containsExactly("chr20.dose.vcf.gz", "chr20.info.gz");
        assertThat(taken.get("chr20.dose.vcf.gz")).isEqualTo(CHROMOSOME.get("chr20.dose.vcf.gz"));
        assertThat(((Outcome.Ok<FetchReport>) outcome).value().bytesReceived()).isEqualTo(zip.length);
    }

    @ParameterizedTest
    @EnumSource(
            value = EncryptionMethod.class,
            names = {"NONE", "AES", "ZIP_STANDARD"})
    void an_archive_cut_anywhere_is_noticed_and_no_cut_entry_looks_whole(EncryptionMethod method) throws IOException {
        byte[] zip = Archives.encrypted(method, CHROMOSOME);
        for (int length = 0; length < zip.length; length += length > zip.length - 260 ? 1 : 397) {
            taken.clear();
            assertThat(damage(deliver("chr_20.zip", Arrays.copyOf(zip, length), Archives.PASSWORD)))
                    .as("cut after %d of %d", length, zip.length)
                    .isEqualTo(Damage.CUT_SHORT);
            taken.forEach((name, content) -> assertThat(content).isEqualTo(CHROMOSOME.get(name)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = EncryptionMethod.class,
            names = {"AES", "ZIP_STANDARD"})
    void a_flipped_bit_in_an_entry_never_looks_whole(EncryptionMethod method) throws IOException {
        byte[] zip = Archives.encrypted(method, CHROMOSOME);
        Random random = new Random(20);
        for (int i = 0; i < 100; i++) {
            taken.clear();
            byte[] damaged = zip.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            deliver("chr_20.zip", damaged, Archives.PASSWORD);
            taken.forEach((name, content) -> {
                if (CHROMOSOME.containsKey(name)) {
                    assertThat(content).isEqualTo(CHROMOSOME.get(name));
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = EncryptionMethod.class,
            names = {"AES", "ZIP_STANDARD"})
    void a_wrong_password_opens_nothing(EncryptionMethod method) throws IOException {
        byte[] zip = Archives.encrypted(method, CHROMOSOME);

        assertThat(damage(deliver("chr_20.zip", zip, new ArchivePassword("Wrong-Horse.43"))))
                .isIn(Damage.WRONG_PASSWORD, Damage.CORRUPT);
        assertThat(taken).isEmpty();
    }

    @Test
    void an_encrypted_archive_without_a_password_is_handed_over_as_it_is() throws IOException {
        byte[] zip = Archives.encrypted(EncryptionMethod.AES, CHROMOSOME);

        assertThat(deliver("chr_20.zip", zip, null)).isInstanceOf(Outcome.Ok.class);
        assertThat(taken).containsOnlyKeys("chr_20.zip");
        assertThat(taken.get("chr_20.zip")).isEqualTo(zip);
        assertThat(damage(deliver("chr_20.zip", Arrays.copyOf(zip, zip.length - 5), null)))
                .isEqualTo(Damage.CUT_SHORT);
    }

    @Test
    void an_error_page_is_no_archive() throws IOException {
        byte[] page = "<html>Service is down</html>".getBytes(StandardCharsets.UTF_8);

        assertThat(damage(deliver("chr_20.zip", page, Archives.PASSWORD))).isEqualTo(Damage.CORRUPT);
    }

    @Test
    void names_that_lead_elsewhere_are_not_followed() throws IOException {
        byte[] zip = Archives.encrypted(EncryptionMethod.NONE, Map.of("../../evil.sh", new byte[] {1}));

        assertThat(damage(deliver("chr_20.zip", zip, Archives.PASSWORD))).isEqualTo(Damage.UNSAFE);
        assertThat(taken).isEmpty();
    }

    @Test
    void absurd_archives_are_refused() throws IOException {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 1_001; i++) {
            many.put("file" + i, new byte[0]);
        }
        assertThat(damage(deliver("a.zip", Archives.encrypted(EncryptionMethod.NONE, many), null)))
                .isEqualTo(Damage.UNSAFE);

        byte[] bomb = Archives.encrypted(EncryptionMethod.NONE, Map.of("zeros", new byte[2_000_000]));
        assertThat(damage(deliver("b.zip", bomb, null))).isEqualTo(Damage.UNSAFE);
    }

    @Test
    void plain_files_are_compared_with_the_size_the_server_told() throws IOException {
        byte[] report = new byte[27];
        RemoteOutput exact = output("qc_report.txt", "27 bytes");

        assertThat(deliver(exact, report, null)).isInstanceOf(Outcome.Ok.class);
        assertThat(damage(deliver(exact, new byte[20], null))).isEqualTo(Damage.CUT_SHORT);
        assertThat(damage(deliver(output("report.html", "60 MB"), new byte[500_000], null)))
                .isEqualTo(Damage.CUT_SHORT);
        assertThat(deliver(output("report.html", "a lot"), report, null)).isInstanceOf(Outcome.Ok.class);
    }

    @Test
    void a_failing_sink_is_our_own_failure() {
        byte[] zip = Archives.encrypted(EncryptionMethod.AES, CHROMOSOME);
        OutputSink full = (name, content) -> {
            throw new IOException("disk full");
        };

        assertThatThrownBy(() -> new Delivery(output("chr_20.zip", null), full, 1 << 20)
                        .deliver(new ByteArrayInputStream(zip), Archives.PASSWORD))
                .hasMessage("disk full");
    }

    @Test
    void a_sink_that_wraps_or_swallows_a_broken_transfer_cannot_hide_it() throws IOException {
        byte[] cut = Arrays.copyOf(Archives.encrypted(EncryptionMethod.AES, CHROMOSOME), 900);
        OutputSink wrapping = (name, content) -> {
            try {
                content.readAllBytes();
            } catch (IOException e) {
                throw new IllegalStateException("upload failed", e);
            }
        };
        OutputSink swallowing = (name, content) -> {
            try (InputStream in = content) {
                in.readAllBytes();
            } catch (IOException e) {
                taken.put(name, new byte[0]);
            }
        };

        for (OutputSink each : new OutputSink[] {wrapping, swallowing}) {
            assertThat(damage(new Delivery(output("chr_20.zip", null), each, 1 << 20)
                            .deliver(new ByteArrayInputStream(cut), Archives.PASSWORD)))
                    .isEqualTo(Damage.CUT_SHORT);
        }
    }

    @Test
    void a_sink_that_reads_nothing_does_not_spare_the_check() throws IOException {
        byte[] zip = Archives.encrypted(EncryptionMethod.ZIP_STANDARD, CHROMOSOME);
        zip[200] ^= 1;

        assertThat(damage(new Delivery(output("chr_20.zip", null), (name, content) -> {}, 1 << 20)
                        .deliver(new ByteArrayInputStream(zip), Archives.PASSWORD)))
                .isEqualTo(Damage.CORRUPT);
    }

    private Outcome<FetchReport> deliver(String name, byte[] bytes, @Nullable ArchivePassword password)
            throws IOException {
        return deliver(output(name, null), bytes, password);
    }

    private Outcome<FetchReport> deliver(RemoteOutput output, byte[] bytes, @Nullable ArchivePassword password)
            throws IOException {
        return new Delivery(output, sink, 1 << 20).deliver(new ByteArrayInputStream(bytes), password);
    }

    private static RemoteOutput output(String name, @Nullable String size) {
        return new RemoteOutput(name, RemoteOutput.Kind.OTHER, "hash/" + name, 10, size);
    }

    private static Damage damage(Outcome<FetchReport> outcome) {
        if (outcome instanceof Damaged<FetchReport>(Damage damage, String _)) {
            return damage;
        }
        throw new AssertionError("Expected damage, not " + outcome);
    }

    private static Map<String, byte[]> chromosome() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("chr20.dose.vcf.gz", Archives.genotypes(300, 1));
        entries.put("chr20.info.gz", Archives.genotypes(50, 2));
        return entries;
    }
}
