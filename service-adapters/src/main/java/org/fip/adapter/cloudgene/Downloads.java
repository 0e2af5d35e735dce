package org.fip.adapter.cloudgene;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.fip.adapter.ArchivePassword;
import org.fip.adapter.FetchReport;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.OutputSink;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.archive.Delivery;
import org.fip.adapter.http.Answer;
import org.fip.adapter.http.RemoteHttp;
import org.jspecify.annotations.Nullable;

/**
 * Fetches results thriftily: every GET, HEAD, Range request and aborted transfer costs one of ten downloads per file, so
 * there is one GET and no probing. Only the "not found" of a job that has just finished is asked again; it costs nothing.
 */
final class Downloads {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final RemoteHttp http;
    private final Endpoints endpoints;

    Downloads(RemoteHttp http, Endpoints endpoints) {
        this.http = http;
        this.endpoints = endpoints;
    }

    Outcome<FetchReport> fetch(RemoteOutput output, @Nullable ArchivePassword password, OutputSink sink)
            throws IOException {
        long deadline = System.nanoTime() + http.limits().outputGrace().toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            Outcome<FetchReport> outcome =
                    http.download(endpoints.result(output.reference()), new RemoteHttp.Receiver<>() {
                        @Override
                        public Outcome<FetchReport> body(InputStream content) throws IOException {
                            return new Delivery(output, sink, http.limits().maxOutputBytes())
                                    .deliver(content, password);
                        }

                        @Override
                        public Outcome<FetchReport> refused(Answer answer) {
                            return Verdict.onDownload(answer);
                        }
                    });
            boolean mayAppear = outcome instanceof NotFound<FetchReport> && System.nanoTime() - deadline < 0;
            if (!mayAppear || !paused(pause)) {
                return outcome;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private static boolean paused(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
