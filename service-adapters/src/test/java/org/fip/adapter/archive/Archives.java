package org.fip.adapter.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.fip.adapter.ArchivePassword;

/** Result archives as servers make them. */
public final class Archives {

    public static final ArchivePassword PASSWORD = new ArchivePassword("Correct-Horse.42");

    private Archives() {}

    public static byte[] encrypted(EncryptionMethod method, Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        char[] password =
                method == EncryptionMethod.NONE ? null : PASSWORD.value().toCharArray();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, password)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipParameters parameters = new ZipParameters();
                parameters.setFileNameInZip(entry.getKey());
                if (method != EncryptionMethod.NONE) {
                    parameters.setEncryptFiles(true);
                    parameters.setEncryptionMethod(method);
                    parameters.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
                }
                zip.putNextEntry(parameters);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Something that looks like genotypes and does not shrink to nothing. */
    public static byte[] genotypes(int lines, long seed) {
        Random random = new Random(seed);
        StringBuilder vcf = new StringBuilder("##fileformat=VCFv4.2\n");
        for (int i = 0; i < lines; i++) {
            vcf.append("20\t")
                    .append(60_000 + i)
                    .append("\t.\tA\tG\t.\tPASS\tR2=")
                    .append(random.nextDouble())
                    .append('\n');
        }
        return vcf.toString().getBytes(StandardCharsets.UTF_8);
    }
}
