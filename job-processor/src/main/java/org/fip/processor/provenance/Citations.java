package org.fip.processor.provenance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Which works are cited for which service, phasing engine and panel; the works are data, in {@code citations.json}. */
final class Citations {
    private final List<Entry> entries;

    private Citations(List<Entry> entries) {
        this.entries = entries;
    }

    private record Entry(CitedWork work, CitedFor citedFor) {}

    /**
     * Exactly one of them says what a work is cited for.
     *
     * @param apiType kind of service
     * @param phasing key of the engine
     * @param panel pattern for a panel's name and key, in any case
     * @param document the document itself, by the name of its format
     */
    private record CitedFor(
            @Nullable String apiType,
            @Nullable String phasing,
            @Nullable Pattern panel,
            @Nullable String document) {}

    static Citations load() {
        var json = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (var data = Objects.requireNonNull(Citations.class.getResourceAsStream("citations.json"))) {
            return new Citations(List.of(json.readValue(data, Entry[].class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<CitedWork> ofService(String apiType) {
        return of(cited -> apiType.equals(cited.apiType()));
    }

    /** @param stated names of programs as the results state them, such as {@code eagle 2.4.1} */
    List<CitedWork> ofPhasing(String stated) {
        return of(cited -> cited.phasing() != null && names(stated, cited.phasing()));
    }

    /** Beagle is no Eagle. */
    private static boolean names(String stated, String engine) {
        return Pattern.compile("(?i)(?<![a-z])" + Pattern.quote(engine))
                .matcher(stated)
                .find();
    }

    List<CitedWork> ofPanel(Evidence.Panel panel) {
        var called = panel.name() + " " + panel.key();
        return of(
                cited -> cited.panel() != null && cited.panel().matcher(called).find());
    }

    List<CitedWork> ofCrate() {
        return of(cited -> "ro-crate".equals(cited.document()));
    }

    private List<CitedWork> of(Predicate<CitedFor> chosen) {
        return entries.stream()
                .filter(entry -> chosen.test(entry.citedFor()))
                .map(Entry::work)
                .toList();
    }
}
