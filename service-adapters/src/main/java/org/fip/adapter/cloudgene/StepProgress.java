package org.fip.adapter.cloudgene;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fip.adapter.RemoteState;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;

/**
 * Estimates how far a job is, since Cloudgene has no field for it: each known step owns a share of the way, and within a step
 * {@code (3/22)} in a progress bar or the last {@code chunk 3/25} of a log tells how much of the share is done.
 */
final class StepProgress {

    private static final Pattern FRACTION = Pattern.compile("\\((\\d{1,6})\\s*/\\s*(\\d{1,6})\\)");
    private static final Pattern CHUNK = Pattern.compile("(?i)\\bchunk\\s+(\\d{1,6})\\s*/\\s*(\\d{1,6})");

    private StepProgress() {}

    static int percentage(RemoteState state, List<ForeignJson> steps) {
        return switch (state) {
            case SUCCEEDED -> 100;
            case EXPORTING -> 95;
            case QUEUED, DEAD, UNKNOWN, RETIRED -> 0;
            case RUNNING, FAILED, CANCELLED -> steps.isEmpty() ? 1 : running(steps);
        };
    }

    private static int running(List<ForeignJson> steps) {
        ForeignJson last = steps.getLast();
        Share share = Share.of(last.at("name").text(""), steps.size());
        double done = done(last.at("logMessages").items());
        return (int) Math.round(share.from + done * (share.to - share.from));
    }

    /** 0 to 1: the mean of the bars in the newest message that has some. */
    private static double done(List<ForeignJson> log) {
        for (ForeignJson entry : log.reversed()) {
            String text = PlainText.of(entry.at("message").text());
            Matcher bars = FRACTION.matcher(text);
            double sum = 0;
            int count = 0;
            while (bars.find()) {
                sum += ratio(bars);
                count++;
            }
            if (count > 0) {
                return sum / count;
            }
            double chunks = -1;
            for (Matcher chunk = CHUNK.matcher(text); chunk.find(); ) {
                chunks = ratio(chunk);
            }
            if (chunks >= 0) {
                return chunks;
            }
        }
        return 0;
    }

    private static double ratio(Matcher fraction) {
        int total = Integer.parseInt(fraction.group(2));
        return total == 0 ? 0 : Math.clamp((double) Integer.parseInt(fraction.group(1)) / total, 0, 1);
    }

    private record Share(int from, int to) {

        static Share of(String stepName, int position) {
            String name = stepName.toLowerCase(Locale.ROOT);
            if (name.contains("validation")) {
                return new Share(2, 8);
            }
            if (name.contains("quality")) {
                return new Share(8, 15);
            }
            if (name.contains("imputation") || name.contains("phasing")) {
                return new Share(15, 88);
            }
            if (name.contains("compression") || name.contains("encryption") || name.contains("summary")) {
                return new Share(88, 94);
            }
            int from = Math.min(90, 2 + 20 * (position - 1));
            return new Share(from, Math.min(92, from + 20));
        }
    }
}
