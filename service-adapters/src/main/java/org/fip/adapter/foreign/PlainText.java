package org.fip.adapter.foreign;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Makes safe, short plain text of what a server wrote for its own web page: no markup, no control characters, no password. */
public final class PlainText {

    /** Longest text that comes out. */
    public static final int MAX_LENGTH = 2_000;

    private static final int MAX_INPUT = 100_000;
    private static final Pattern ANSI = Pattern.compile("\\x1b\\[[0-9;?]*[ -/]*[@-~]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n]]");
    private static final Pattern BLANKS = Pattern.compile("[\\h]+");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");
    /** Servers without mail print the archive's password into a step message. */
    private static final Pattern PASSWORD = Pattern.compile("(?i)(\\bpass(?:word|phrase)\\b\\s*[:=]\\s*)\\S+");

    private PlainText() {}

    /** The text of an HTML fragment; empty for null. */
    public static String of(@Nullable String html) {
        if (html == null) {
            return "";
        }
        String raw = ANSI.matcher(shortened(html, MAX_INPUT)).replaceAll("");
        Element body = Jsoup.parseBodyFragment(raw).body();
        body.select("script, style, template, iframe, object, .progress").remove();
        // wholeText() breaks the line at a <br> by itself.
        body.select("p, div, li, tr, h1, h2, h3, h4").forEach(block -> block.before(new TextNode("\n")));
        return cleaned(body.wholeText());
    }

    /** One line of at most {@code max} characters, for reasons and names. */
    public static String line(@Nullable String html, int max) {
        return shortened(of(html).replace('\n', ' ').replaceAll(" {2,}", " "), max);
    }

    private static String cleaned(String text) {
        String visible =
                CONTROL.matcher(text.replace("\r\n", "\n").replace('\t', ' ')).replaceAll("");
        String trimmed = visible.lines()
                .map(line -> BLANKS.matcher(line).replaceAll(" ").strip())
                .collect(Collectors.joining("\n"));
        String compact = EMPTY_LINES.matcher(trimmed).replaceAll("\n\n").strip();
        return shortened(PASSWORD.matcher(compact).replaceAll("$1•••"), MAX_LENGTH);
    }

    private static String shortened(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }
}
