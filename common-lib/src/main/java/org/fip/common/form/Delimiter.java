package org.fip.common.form;

import java.util.Arrays;

/**
 * What stands between the parts of a form, and how to find it among gigabytes of something else: by the method of Horspool
 * ("Practical fast searching in strings", 1980), which looks at about one byte in as many as the delimiter has.
 */
final class Delimiter {
    private final byte[] bytes;
    private final int[] shift = new int[256];

    Delimiter(byte[] bytes) {
        this.bytes = bytes.clone();
        Arrays.fill(shift, bytes.length);
        for (var i = 0; i < bytes.length - 1; i++) {
            shift[bytes[i] & 0xff] = bytes.length - 1 - i;
        }
    }

    int length() {
        return bytes.length;
    }

    /** Where the first whole one begins, or -1. */
    int in(byte[] text, int from, int to) {
        var last = bytes.length - 1;
        var at = from;
        while (at <= to - bytes.length) {
            var end = text[at + last];
            if (end == bytes[last] && Arrays.equals(text, at, at + last, bytes, 0, last)) {
                return at;
            }
            at += shift[end & 0xff];
        }
        return -1;
    }
}
