package org.fip.adapter.archive;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a rounded size such as {@code 474 bytes} or {@code 60 MB} still tells: how small a whole file cannot be. */
record DisplaySize(long smallest, long largest) {

    private static final Pattern ROUNDED = Pattern.compile("(\\d{1,9}) (bytes?|KB|MB|GB|TB)");
    private static final DisplaySize ANY = new DisplaySize(0, Long.MAX_VALUE);

    static DisplaySize of(@Nullable String text) {
        Matcher matcher = ROUNDED.matcher(text == null ? "" : text.strip());
        if (!matcher.matches()) {
            return ANY;
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2).toLowerCase(Locale.ROOT);
        if (unit.startsWith("byte")) {
            return new DisplaySize(number, number);
        }
        long factor = switch (unit) {
            case "kb" -> 1_000L;
            case "mb" -> 1_000_000L;
            case "gb" -> 1_000_000_000L;
            default -> 1_000_000_000_000L;
        };
        // Nobody says whether a unit is 1000 or 1024 based, or whether it was cut or rounded: only the safe bound
        // counts.
        return new DisplaySize(number * factor - factor / 2, Long.MAX_VALUE);
    }

    boolean allows(long size) {
        return size >= smallest && size <= largest;
    }
}
