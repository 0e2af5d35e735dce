package org.fip.file.panelsites;

import jakarta.annotation.PreDestroy;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fip.file.catalogue.FileRecord;
import org.fip.file.preflight.Build;
import org.fip.file.preflight.Chromosome;
import org.fip.file.storage.BlobOutput;
import org.fip.file.storage.BlobWriter;
import org.fip.file.storage.Contents;
import org.fip.file.storage.EncryptedBlobs;
import org.fip.file.storage.Transfers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Reads lists of sites from files that an operator has uploaded, one after the other, in the background. The panel has the
 * new sites when all of them are there; until then, and where that fails, it keeps what it had.
 */
@Service
class SiteListLoading {
    private static final Logger log = LoggerFactory.getLogger(SiteListLoading.class);

    private final SiteLists lists;
    private final Contents contents;
    private final EncryptedBlobs storage;
    private final Transfers transfers;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("sites-of-panel").priority(Thread.MIN_PRIORITY)::unstarted);

    SiteListLoading(SiteLists lists, Contents contents, EncryptedBlobs storage, Transfers transfers) {
        this.lists = lists;
        this.contents = contents;
        this.storage = storage;
        this.transfers = transfers;
    }

    @EventListener(ApplicationReadyEvent.class)
    void noteInterrupted() {
        lists.endInterrupted("The platform was restarted while the list was read; start again");
    }

    @PreDestroy
    void end() {
        reading.shutdownNow();
    }

    void begin(long panelId, FileRecord file, Build build, @Nullable Chromosome stated) {
        var other = lists.build(panelId).filter(b -> b != build);
        if (other.isPresent()) {
            throw new SiteListProblem.OtherBuild(other.get()).asException();
        }
        if (!lists.begin(panelId, file.filename())) {
            throw new SiteListProblem.BeingRead().asException();
        }
        reading.execute(() -> load(panelId, file, build, stated));
    }

    private void load(long panelId, FileRecord file, Build build, @Nullable Chromosome stated) {
        try (var _ = transfers.inBackground()) {
            contents.read(file.id(), list -> read(list, panelId, file, build, stated));
        } catch (SiteListException e) {
            lists.end(panelId, "failed", Objects.requireNonNull(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            log.warn("The sites of panel {} could not be read: {}", panelId, e.toString());
            lists.end(panelId, "failed", "The file could not be read to its end; upload it again, then start again");
        }
    }

    private void read(InputStream list, long panelId, FileRecord file, Build build, @Nullable Chromosome stated)
            throws IOException {
        try (var chromosomes = new Chromosomes()) {
            SiteListText.read(list, stated, chromosomes);
            var written = chromosomes.finish();
            lists.replace(panelId, build, file.filename(), written);
            chromosomes.keep();
            var sites = written.stream().mapToLong(SiteLists.Written::sites).sum();
            lists.end(panelId, "done", String.format(Locale.ROOT, "%,d sites", sites));
            log.info("Panel {} has {} sites on {} chromosomes", panelId, sites, written.size());
        }
    }

    /** Writes each chromosome into a blob of its own; what is not kept is removed. */
    private final class Chromosomes implements SiteListText.Sink, AutoCloseable {
        private final List<SiteLists.Written> written = new ArrayList<>();
        private @Nullable Chromosome current;
        private @Nullable BlobWriter blob;
        private @Nullable OutputStream out;
        private @Nullable SiteWriter sites;

        @Override
        public void site(Chromosome chromosome, long position, int alleles) throws IOException {
            if (!chromosome.equals(current)) {
                next(chromosome);
            }
            if (sites != null) {
                sites.add(position, alleles);
            }
        }

        private void next(Chromosome chromosome) throws IOException {
            finishCurrent();
            if (written.stream().anyMatch(w -> w.chromosome().equals(chromosome))) {
                throw new SiteListException(
                        "Chromosome %s comes twice; sort the list by chromosome".formatted(chromosome.name()));
            }
            current = chromosome;
            blob = storage.begin();
            out = new BufferedOutputStream(new BlobOutput(blob), 1 << 16);
            sites = new SiteWriter(out);
        }

        private void finishCurrent() throws IOException {
            if (current != null && blob != null && out != null && sites != null) {
                out.flush();
                written.add(new SiteLists.Written(current, sites.sites(), blob.finish()));
                blob.close();
                blob = null;
            }
        }

        List<SiteLists.Written> finish() throws IOException {
            finishCurrent();
            if (written.isEmpty()) {
                throw new SiteListException("There is no variant of the chromosomes 1 to 22, X or MT in the list");
            }
            return List.copyOf(written);
        }

        void keep() {
            written.clear();
        }

        @Override
        public void close() throws IOException {
            if (blob != null) {
                blob.close();
            }
            written.forEach(w -> contents.remove(w.blob().id()));
        }
    }
}
