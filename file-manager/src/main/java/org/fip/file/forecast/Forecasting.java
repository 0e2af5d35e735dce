package org.fip.file.forecast;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.panelsites.SiteListProblem;
import org.fip.file.panelsites.SiteLists;
import org.fip.file.preflight.Build;
import org.fip.file.preflight.Foretelling;
import org.fip.file.preflight.Scan;
import org.fip.file.storage.Contents;
import org.fip.file.storage.Transfers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Makes forecasts when they are first asked for, in the background, one after the other. */
@Service
class Forecasting implements Foretelling {
    private static final Logger log = LoggerFactory.getLogger(Forecasting.class);

    private final FileCatalogue files;
    private final SiteLists lists;
    private final Forecasts forecasts;
    private final Contents contents;
    private final Transfers transfers;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("forecast").priority(Thread.MIN_PRIORITY)::unstarted);

    Forecasting(FileCatalogue files, SiteLists lists, Forecasts forecasts, Contents contents, Transfers transfers) {
        this.files = files;
        this.lists = lists;
        this.forecasts = forecasts;
        this.contents = contents;
        this.transfers = transfers;
    }

    @EventListener(ApplicationReadyEvent.class)
    void forgetInterrupted() {
        forecasts.forgetInterrupted();
    }

    @PreDestroy
    void end() {
        reading.shutdownNow();
    }

    /** What is known; where nothing is, somebody begins to find out. */
    FileForecast of(long userId, UUID fileId, long panelId) {
        files.require(userId, fileId);
        var build = lists.build(panelId).orElseThrow(() -> new SiteListProblem.NoSites(panelId).asException());
        return known(fileId, panelId, build);
    }

    @Override
    public Optional<Foretold> of(UUID fileId, long panelId) {
        return lists.build(panelId).map(build -> known(fileId, panelId, build)).map(FileForecast::foretold);
    }

    private FileForecast known(UUID fileId, long panelId, Build build) {
        forecasts.begin(fileId, panelId).ifPresent(begun -> reading.execute(() -> make(fileId, panelId, begun, build)));
        return forecasts.find(fileId, panelId).orElseGet(() -> FileForecast.of(panelId, "running", "", null));
    }

    private void make(UUID fileId, long panelId, Instant begun, Build build) {
        try (var _ = transfers.inBackground()) {
            contents.read(fileId, stored -> make(stored, fileId, panelId, begun, build));
        } catch (ForecastTally.UnsortedException e) {
            forecasts.failed(
                    fileId,
                    panelId,
                    begun,
                    "The rows are not sorted by chromosome and position; sort them with bcftools sort");
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "No forecast of file {} for panel {}: {}",
                    fileId,
                    panelId,
                    e.getClass().getName());
            forecasts.failed(
                    fileId, panelId, begun, "The file or the panel's sites could not be read; try again in a minute");
        }
    }

    private void make(InputStream stored, UUID fileId, long panelId, Instant begun, Build build) throws IOException {
        try (var tally = new ForecastTally(build, chromosome -> lists.open(panelId, chromosome))) {
            var inspection = Scan.of(stored, tally);
            if (inspection.facts().variants() == 0) {
                forecasts.failed(fileId, panelId, begun, "There are no variants in the file that could be read");
            } else {
                forecasts.done(fileId, panelId, begun, tally.result(inspection));
            }
        }
    }
}
