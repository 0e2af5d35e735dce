package org.fip.file.preflight;

/** Text from a file, made fit to be kept and shown. */
final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    /** At most 80 characters, none of them a control character. */
    static String text(String raw) {
        var cut = raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST);
        var whole = !cut.isEmpty() && Character.isHighSurrogate(cut.charAt(cut.length() - 1))
                ? cut.substring(0, cut.length() - 1)
                : cut;
        var clean = whole.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "·");
        return raw.length() <= LONGEST ? clean : clean + "…";
    }
}
