package org.fip.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A process that ran to its end.
 *
 * @param peakMegabytes the most memory it ever had resident, as the kernel counts ({@code VmHWM})
 */
record Run(double seconds, double peakMegabytes) {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final int LOOK_EVERY_MILLIS = 20;

    /** Runs it; what it prints is thrown away. */
    static Run of(List<String> command) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var peak = 0.0;
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakOf(process.pid()));
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException(command.getFirst() + " ended with " + process.exitValue());
        }
        return new Run(seconds, peak);
    }

    // 0 when it is just ending; the kernel's figure only grows, so the last one that was seen is the peak.
    static double peakOf(long pid) throws IOException {
        try {
            var peak = PEAK.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
            return peak.find() ? Long.parseLong(peak.group(1)) / 1024.0 : 0;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
