package org.fip.sandbox.panel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The typed values of BCF 2 with SAV 2's sparse vectors. */
final class TypedValues {

    /** A decoded value: numbers (floats become their bits, which no caller needs) or text. */
    record TypedValue(int[] numbers, String text) {}

    private static final int[] NONE = {};

    private TypedValues() {}

    static TypedValue read(ByteBuffer in) throws IOException {
        int descriptor = in.get();
        int type = descriptor & 7;
        int size = (descriptor & 0xf0) >>> 4;
        if ((descriptor & 8) != 0) {
            throw new IOException("PBWT-coded vectors are not supported");
        }
        if (size == 15) {
            size = read(in).numbers()[0];
        }
        if (type == 7) {
            byte[] text = new byte[size];
            in.get(text);
            return new TypedValue(NONE, new String(text, StandardCharsets.UTF_8));
        }
        if (type == 0) {
            return new TypedValue(size == 0 ? NONE : sparse(in, size), "");
        }
        int[] numbers = new int[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = number(in, type);
        }
        return new TypedValue(numbers, "");
    }

    private static int[] sparse(ByteBuffer in, int size) throws IOException {
        int types = in.get();
        int filled = read(in).numbers()[0];
        int[] positions = new int[filled];
        int next = 0;
        for (int i = 0; i < filled; i++) {
            next += unsigned(in, types >>> 4 & 15);
            positions[i] = next++;
        }
        int[] numbers = new int[size];
        for (int position : positions) {
            numbers[position] = number(in, types & 15);
        }
        return numbers;
    }

    private static int unsigned(ByteBuffer in, int type) throws IOException {
        return switch (type) {
            case 1 -> in.get() & 0xff;
            case 2 -> in.getShort() & 0xffff;
            default -> number(in, type);
        };
    }

    private static int number(ByteBuffer in, int type) throws IOException {
        return switch (type) {
            case 1 -> in.get();
            case 2 -> in.getShort();
            case 3, 5 -> in.getInt();
            case 4 -> Math.toIntExact(in.getLong());
            default -> throw new IOException("unknown type " + type);
        };
    }
}
