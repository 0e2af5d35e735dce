package org.fip.sandbox.panel;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fip.sandbox.panel.TypedValues.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reference panel in Minimac4's own format (MSAV): SAV 2 records (a zstd-compressed relative of BCF 2), in
 * which a {@code <BLOCK>} record maps each haplotype to one of the block's distinct haplotypes (FORMAT UHM) and the
 * following records hold the alleles of the distinct ones (INFO UHA). Source: the SAV 2 specification of
 * statgen/savvy and Minimac4's {@code unique_haplotype_block}.
 */
final class MsavFile {

    private static final int MAXIMUM_RECORD = 1 << 28;

    private final List<String> keys = new ArrayList<>(List.of("PASS"));
    private final List<String> contigs = new ArrayList<>();
    private ReferencePanel.@Nullable Builder panel;
    private int[] distinctOf = new int[0];

    private MsavFile() {}

    /** Reads a whole file, which must hold one contig. */
    static ReferencePanel read(Path file) throws IOException {
        try (var in = new DataInputStream(
                new BufferedInputStream(new ZstdInputStream(Files.newInputStream(file)), 1 << 16))) {
            return new MsavFile().read(in, file);
        }
    }

    private ReferencePanel read(DataInputStream in, Path file) throws IOException {
        byte[] magic = in.readNBytes(5);
        if (magic.length < 5 || magic[0] != 'S' || magic[1] != 'A' || magic[2] != 'V' || magic[3] != 2) {
            throw new IOException(file + " is not an MSAV file of version 2");
        }
        readHeader(new String(readBytes(in, littleEndian(in)), StandardCharsets.UTF_8));
        while (true) {
            int shared;
            try {
                shared = littleEndian(in);
            } catch (EOFException endOfFile) {
                break;
            }
            int individual = littleEndian(in);
            readRecord(ByteBuffer.wrap(readBytes(in, shared + individual)).order(ByteOrder.LITTLE_ENDIAN));
        }
        if (panel == null) {
            throw new IOException(file + " holds no haplotypes");
        }
        return panel.build(file);
    }

    private void readHeader(String header) {
        for (String line : header.split("\n")) {
            String id = line.contains("ID=") ? line.replaceFirst(".*?ID=([^,>]*).*", "$1") : "";
            if (line.startsWith("##contig=<")) {
                contigs.add(id);
            } else if (line.matches("##(INFO|FORMAT|FILTER)=<.*") && !keys.contains(id)) {
                keys.add(id);
            }
        }
    }

    private void readRecord(ByteBuffer record) throws IOException {
        String contig = contigs.get(record.getInt());
        int position = record.getInt() + 1;
        record.position(record.position() + 8); // reference length and quality
        int allelesAndInfos = record.getInt();
        int formatsAndSamples = record.getInt();
        TypedValues.read(record); // identifier
        String ref = TypedValues.read(record).text();
        String alt = "";
        for (int i = 1; i < allelesAndInfos >>> 16; i++) {
            alt = TypedValues.read(record).text();
        }
        TypedValues.read(record); // filters
        int[] distinctAlleles = new int[0];
        for (int i = 0; i < (allelesAndInfos & 0xffff); i++) {
            String key = keys.get(TypedValues.read(record).numbers()[0]);
            TypedValue value = TypedValues.read(record);
            if (key.equals("UHA")) {
                distinctAlleles = value.numbers();
            }
        }
        if (alt.equals("<BLOCK>")) {
            for (int i = 0; i < formatsAndSamples >>> 24; i++) {
                String key = keys.get(TypedValues.read(record).numbers()[0]);
                TypedValue value = TypedValues.read(record);
                if (key.equals("UHM")) {
                    distinctOf = value.numbers();
                }
            }
            return;
        }
        if (panel == null) {
            panel = new ReferencePanel.Builder(contig, distinctOf.length);
        }
        byte[] alleles = new byte[distinctOf.length];
        for (int h = 0; h < alleles.length; h++) {
            alleles[h] = (byte) distinctAlleles[distinctOf[h]];
        }
        panel.add(new Site(position, ref, alt), alleles);
    }

    private static int littleEndian(DataInputStream in) throws IOException {
        return Integer.reverseBytes(in.readInt());
    }

    private static byte[] readBytes(DataInputStream in, int length) throws IOException {
        if (length < 0 || length > MAXIMUM_RECORD) {
            throw new IOException("record of " + length + " bytes: the file is damaged");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
