package org.fip.file.vcf;

import java.nio.charset.StandardCharsets;

/** Numbers as VCF writes them, from bytes; plain decimals are read without an object, the rest by the JDK. */
final class Decimal {
    private static final int LONGEST = 40;
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Decimal() {}

    /** The number that begins at {@code from} and ends before a separator or {@code to}; NaN where there is none. */
    static double parse(byte[] text, int from, int to) {
        var mantissa = 0L;
        var digits = 0;
        var decimals = -1;
        var i = from;
        for (; i < to; i++) {
            var b = text[i];
            if (b >= '0' && b <= '9') {
                mantissa = mantissa * 10 + (b - '0');
                digits++;
                if (decimals >= 0) {
                    decimals++;
                }
            } else if (b == '.' && decimals < 0) {
                decimals = 0;
            } else {
                break;
            }
            if (digits > 15) {
                return slowly(text, from, to);
            }
        }
        if (i < to && !ends(text[i])) {
            return slowly(text, from, to);
        }
        return digits == 0 ? Double.NaN : mantissa / POWERS[Math.max(0, decimals)];
    }

    private static boolean ends(byte b) {
        return b == ';' || b == ',' || b == '\t' || b == '\n' || b == '\r';
    }

    private static double slowly(byte[] text, int from, int to) {
        var end = from;
        while (end < to && !ends(text[end])) {
            end++;
        }
        if (end == from || end - from > LONGEST) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(new String(text, from, end - from, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
