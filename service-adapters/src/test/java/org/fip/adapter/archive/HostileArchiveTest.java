package org.fip.adapter.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.fip.adapter.FetchReport;
import org.fip.adapter.Outcome;
import org.fip.adapter.RemoteOutput;

/** Whatever a server sends as an archive ends in a report or in a finding, within bounds, and inside the folder. */
class HostileArchiveTest {
    private static final int MAX_BYTES = 1 << 16;
    private static final Map<EncryptionMethod, byte[]> SOUND = new EnumMap<>(EncryptionMethod.class);

    static {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("chr20.dose.vcf.gz", Archives.genotypes(40, 1));
        entries.put("statistics/chr20.txt", Archives.genotypes(5, 2));
        for (EncryptionMethod method :
                List.of(EncryptionMethod.NONE, EncryptionMethod.AES, EncryptionMethod.ZIP_STANDARD)) {
            SOUND.put(method, Archives.encrypted(method, entries));
        }
    }

    @Property(tries = 400)
    void bytes_changed_anywhere_and_an_end_anywhere(
            @ForAll @IntRange(max = 2) int kind,
            @ForAll @Size(max = 6) List<@IntRange(max = 4000) Integer> places,
            @ForAll byte value,
            @ForAll boolean cut,
            @ForAll @IntRange(max = 4000) int length)
            throws IOException {
        byte[] archive = List.copyOf(SOUND.values()).get(kind).clone();
        // Most of the structure is in headers at the beginning and at the end.
        places.forEach(place -> archive[place % 2 == 0 ? place % 200 : archive.length - 1 - place % 400] = value);
        read(cut ? Arrays.copyOf(archive, length % archive.length) : archive);
    }

    @Property(tries = 100)
    void any_bytes_at_all_behind_the_mark_of_an_archive(@ForAll @Size(max = 300) byte[] bytes) throws IOException {
        byte[] archive = new byte[bytes.length + 4];
        System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, archive, 0, 4);
        System.arraycopy(bytes, 0, archive, 4, bytes.length);
        read(archive);
    }

    @Property(tries = 200)
    void any_name(@ForAll @NotBlank @StringLength(max = 300) String name, @ForAll @IntRange(max = 2) int climbs)
            throws IOException {
        String climbing = "../".repeat(climbs) + name;
        read(Archives.encrypted(EncryptionMethod.NONE, Map.of(climbing, new byte[] {1})));
    }

    @Property(tries = 10)
    void what_unpacks_to_more_than_is_allowed(@ForAll @IntRange(min = 1, max = 100) int more) throws IOException {
        byte[] zeros = new byte[MAX_BYTES + more];
        Outcome<FetchReport> outcome = read(Archives.encrypted(EncryptionMethod.NONE, Map.of("zeros", zeros)));
        assertThat(outcome).isInstanceOf(Outcome.Damaged.class);
    }

    static Outcome<FetchReport> read(byte[] archive) throws IOException {
        RemoteOutput output = new RemoteOutput("results.zip", RemoteOutput.Kind.OTHER, "hash/results.zip", 10, null);
        Delivery delivery = new Delivery(
                output,
                (name, content) -> {
                    assertThat(name).doesNotStartWith("/").doesNotContain("\\", "\u0000");
                    assertThat(List.of(name.split("/"))).doesNotContain("..", ".", "");
                    assertThat(content.readAllBytes()).hasSizeLessThanOrEqualTo(MAX_BYTES);
                },
                MAX_BYTES);
        return delivery.deliver(new ByteArrayInputStream(archive), Archives.PASSWORD);
    }
}
