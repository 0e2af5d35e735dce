package org.fip.sandbox.pipeline;

import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Messages of steps, which are HTML, as text. */
public final class PlainText {

    private PlainText() {}

    /** The lines that a reader would see, without empty ones. */
    public static String of(String html) {
        String lines = html.replaceAll("(?i)<br ?/?>|</div>|</p>", "\n").replaceAll("<[^>]*>", "");
        return HtmlUtils.htmlUnescape(lines)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
