package org.fip.adapter.archive;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader of result archives, with inputs that grow towards code that no other test has reached. */
class ArchiveFuzz {
    static Stream<byte[]> seeds() {
        var entries = Map.of("chr20.info.gz", Archives.genotypes(5, 1));
        return Stream.of(EncryptionMethod.NONE, EncryptionMethod.AES, EncryptionMethod.ZIP_STANDARD)
                .map(method -> Archives.encrypted(method, entries));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5m")
    void whatever_a_server_sends_ends_in_a_report_or_a_finding(byte @NotNull [] archive) throws IOException {
        HostileArchiveTest.read(archive);
    }
}
