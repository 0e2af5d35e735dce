package org.fip.file.forecast;

import java.util.List;
import org.fip.file.preflight.Foretelling.Foretold;
import org.fip.file.preflight.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A forecast as the API shows it.
 *
 * @param state {@code running}, {@code done} or {@code failed}
 * @param message why it failed
 * @param counts null unless it is done
 * @param overlap share of the variants that are in the panel, 0 to 1
 * @param correctable whether a corrected file would be another one
 */
record FileForecast(
        long panelId,
        String state,
        String message,
        @Nullable Forecast counts,
        double overlap,
        boolean correctable,
        List<ForecastRemark> remarks) {
    static FileForecast of(long panelId, String state, String message, @Nullable Forecast counts) {
        return counts == null
                ? new FileForecast(panelId, state, message, null, 0, false, List.of())
                : new FileForecast(
                        panelId,
                        state,
                        message,
                        counts,
                        counts.overlap(),
                        counts.isCorrectable(),
                        ForecastJudge.remarks(counts));
    }

    /** The same, for a verdict. */
    Foretold foretold() {
        var missing = switch (state) {
            case "done" -> "";
            case "failed" -> message;
            default -> "they are being compared; ask again in a moment";
        };
        var grave = remarks.stream()
                .filter(remark -> remark.severity() == Severity.ERROR)
                .map(ForecastRemark::sentence)
                .toList();
        return new Foretold(missing, grave);
    }
}
