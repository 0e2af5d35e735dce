package org.fip.file.forecast;

import java.util.UUID;
import org.fip.common.security.PlatformUser;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What panels would make of files, and files that were made to agree with them. */
@RestController
class ForecastController {
    private final Forecasting forecasting;
    private final Correcting correcting;

    ForecastController(Forecasting forecasting, Correcting correcting) {
        this.forecasting = forecasting;
        this.correcting = correcting;
    }

    /** The first time it is begun, and {@code running} is the answer; ask again until it is {@code done}. */
    @GetMapping("/files/{id}/forecast")
    FileForecast forecast(PlatformUser user, @PathVariable UUID id, @RequestParam("panel_id") long panelId) {
        return forecasting.of(user.userId(), id, panelId);
    }

    /** How far the corrected file is that somebody has asked for. */
    @GetMapping("/files/{id}/correction")
    FileCorrection correction(PlatformUser user, @PathVariable UUID id, @RequestParam("panel_id") long panelId) {
        return correcting.of(user.userId(), id, panelId);
    }

    /** Makes a new file in the background; the one that it is made of stays as it is. Once made, it is answered again. */
    @PostMapping("/files/{id}/correction")
    @ResponseStatus(HttpStatus.ACCEPTED)
    FileCorrection correct(PlatformUser user, @PathVariable UUID id, @RequestParam("panel_id") long panelId) {
        return correcting.begin(user.userId(), id, panelId);
    }
}
