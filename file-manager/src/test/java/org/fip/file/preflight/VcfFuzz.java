package org.fip.file.preflight;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The scanner, with bytes that grow out of VCFs: whatever they are, the end is an inspection that the database takes. */
class VcfFuzz {
    private static final int MEGABYTE = 1 << 20;

    static Stream<byte[]> seeds() {
        var good = Vcf.good("chr20")
                .row("X", 3_000_000, "A", "AT,<DEL>", "0/1:12", "./.", ".|1")
                .plain();
        return Stream.of(
                good,
                Vcf.blockGzipped(good),
                Vcf.of(0, "##contig=<ID=20,length=64444167,assembly=b38>").plain(),
                Vcf.of(2).line("20\t1\t.\tA\tG\t.\tPASS\t.\tGT:DS\t0|1:1\t1:0").plain(),
                Vcf.good("20").line("\0".repeat(100) + "\t\t\t").plain(),
                ("##fileformat=VCFv4.2\n##contig=<" + "ID=,".repeat(1000)).getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5m")
    void whatever_is_sent_ends_in_an_inspection(byte @NotNull [] bytes) throws IOException {
        HostileVcfTest.assertFitToKeep(Scan.of(new ByteArrayInputStream(bytes)));
        // The same inside of the packing, where mutations of packed bytes hardly ever come.
        HostileVcfTest.assertFitToKeep(Vcf.inspected(Vcf.blockGzipped(bytes)));
        if (bytes.length > 0) {
            HostileVcfTest.assertFitToKeep(Scan.of(new ByteArrayInputStream(repeated(bytes))));
        }
    }

    // Long lines, deep headers and many rows out of what is small.
    private static byte[] repeated(byte[] bytes) {
        var start = "##fileformat=VCFv4.2\n".getBytes(StandardCharsets.UTF_8);
        var all = new byte[Math.min(MEGABYTE, start.length + bytes.length * 64)];
        System.arraycopy(start, 0, all, 0, start.length);
        for (var at = start.length; at < all.length; at++) {
            all[at] = bytes[(at - start.length) % bytes.length];
        }
        return all;
    }
}
