package org.fip.file.download;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of a content a request asks for with its {@code Range} header (RFC 9110, 14.2). */
sealed interface Asked {
    /** All of it: there is no range, or one that may be ignored. */
    record Whole() implements Asked {}

    /** These, in the order of the header; each has a byte at least and ends within the content. */
    record Parts(List<Part> parts) implements Asked {
        /** With every byte between the first and the last. */
        boolean gapless() {
            var end = -1L;
            for (var part :
                    parts.stream().sorted(Comparator.comparingLong(Part::first)).toList()) {
                if (end >= 0 && part.first() > end + 1) {
                    return false;
                }
                end = Math.max(end, part.last());
            }
            return true;
        }
    }

    /** Nothing that is there. */
    record Nothing() implements Asked {}

    /** @param last offset of the last byte */
    record Part(long first, long last) {
        long size() {
            return last - first + 1;
        }
    }

    /** Who asks for more at once gets the whole. */
    int MOST_PARTS = 100;

    /** How one range is written. */
    Pattern RANGE = Pattern.compile("([0-9]*)-([0-9]*)");

    static Asked of(@Nullable String header, long size) {
        var words = header == null ? new String[0] : header.split("=", 2);
        if (words.length < 2 || !words[0].strip().equalsIgnoreCase("bytes")) {
            return new Whole();
        }
        List<Part> parts = new ArrayList<>();
        for (var range : words[1].split(",")) {
            var text = range.strip();
            if (text.isEmpty()) {
                continue;
            }
            var match = RANGE.matcher(text);
            if (!match.matches()) {
                return new Nothing();
            }
            var part = part(match.group(1), match.group(2), size);
            if (part.last() >= part.first()) {
                parts.add(part);
            } else if (isUpsideDown(match.group(1), match.group(2))) {
                return new Nothing();
            }
        }
        return parts.isEmpty() ? new Nothing() : atMostWhole(parts, size);
    }

    // Ranges that bring no less than the whole would, it brings better.
    private static Asked atMostWhole(List<Part> parts, long size) {
        var isTooMuch = parts.size() > MOST_PARTS
                || parts.size() > 1 && parts.stream().mapToLong(Part::size).sum() >= size;
        return isTooMuch ? new Whole() : new Parts(List.copyOf(parts));
    }

    /** Its last byte is before its first one where there is none. */
    private static Part part(String first, String last, long size) {
        if (first.isEmpty()) {
            var fromTheEnd = last.isEmpty() ? 0 : number(last);
            return new Part(Math.max(0, size - fromTheEnd), fromTheEnd == 0 ? -1 : size - 1);
        }
        var end = last.isEmpty() ? Long.MAX_VALUE : number(last);
        return new Part(number(first), Math.min(end, size - 1));
    }

    private static boolean isUpsideDown(String first, String last) {
        return first.isEmpty() ? last.isEmpty() : !last.isEmpty() && number(last) < number(first);
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            // More than any file has.
            return Long.MAX_VALUE;
        }
    }
}
