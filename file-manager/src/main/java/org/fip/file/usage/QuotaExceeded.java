package org.fip.file.usage;

import java.util.Locale;
import java.util.Map;
import org.fip.common.problem.Problem;

/** What a user wants to store does not fit into what they may store. */
public record QuotaExceeded(Usage usage) implements Problem {
    private static final double GB = 1L << 30;

    @Override
    public String code() {
        return "quota_exceeded";
    }

    @Override
    public int status() {
        return 413;
    }

    @Override
    public String title() {
        return "There is no room left for your files";
    }

    @Override
    public String detail() {
        return String.format(
                Locale.ROOT,
                "Your files and unfinished uploads take %.1f GB of %.1f GB; this one does not fit",
                usage.usedBytes() / GB,
                usage.quotaBytes() / GB);
    }

    @Override
    public String action() {
        return "Delete files that you no longer need, or cancel unfinished uploads, on the page Files";
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("used_bytes", usage.usedBytes(), "quota_bytes", usage.quotaBytes());
    }
}
