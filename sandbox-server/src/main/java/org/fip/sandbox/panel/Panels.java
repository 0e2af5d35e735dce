package org.fip.sandbox.panel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The panels that the server offers; haplotypes are read when first needed and then kept. */
public final class Panels {

    private record Key(String panel, String chromosome) {}

    private final List<OfferedPanel> offered;
    private final ConcurrentHashMap<Key, ReferencePanel> loaded = new ConcurrentHashMap<>();

    public Panels(List<OfferedPanel> offered) {
        this.offered = List.copyOf(offered);
    }

    public List<OfferedPanel> offered() {
        return offered;
    }

    /** Finds a panel by any of the spellings that Cloudgene 3 takes: with or without {@code apps@} and version. */
    public Optional<OfferedPanel> find(String key) {
        String id = key.startsWith("apps@") ? key.substring("apps@".length()) : key;
        return offered.stream()
                .filter(panel -> id.equals(panel.id()) || id.equals(panel.id() + "@" + panel.version()))
                .findFirst();
    }

    /** The haplotypes of a chromosome (1–22, X), when the panel has it. */
    public Optional<ReferencePanel> load(OfferedPanel panel, String chromosome) throws IOException {
        OfferedPanel.Source source = panel.chromosomes().get(chromosome);
        if (source == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(loaded.computeIfAbsent(new Key(panel.key(), chromosome), missing -> read(source)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static ReferencePanel read(OfferedPanel.Source source) {
        try {
            return source.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
