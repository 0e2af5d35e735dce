package org.fip.file.vcf;

import java.io.IOException;
import java.io.InputStream;

/** Content that is read from its beginning only: text, or what a plain gzip stream unpacks to. */
final class PlainBlocks implements Blocks {
    private final InputStream content;
    private final byte[] bytes = new byte[1 << 16];
    private int length;

    PlainBlocks(InputStream content) {
        this.content = content;
    }

    @Override
    public boolean next() throws IOException {
        length = Math.max(0, content.read(bytes));
        return length > 0;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public long address() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
