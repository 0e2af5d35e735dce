package org.fip.processor.provenance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A published work of {@code citations.json}.
 *
 * @param key by which BibTeX knows it
 * @param authors the first six at most; a consortium has no given names
 */
record CitedWork(
        String key,
        List<Author> authors,
        boolean andOthers,
        String title,
        String journal,
        int year,
        @Nullable String volume,
        @Nullable String pages,
        String doi) {

    /** @param given initials */
    record Author(String family, @Nullable String given) {
        private String inWords() {
            return given == null ? family : family + " " + given;
        }

        private String inBibtex() {
            return given == null
                    ? "{" + family + "}"
                    : family + ", "
                            + given.codePoints().mapToObj(Character::toString).collect(Collectors.joining(" "));
        }
    }

    Methods.Reference reference(int number) {
        return new Methods.Reference(
                number,
                authors.stream().map(Author::inWords).toList(),
                andOthers,
                title,
                journal,
                year,
                volume,
                pages,
                doi,
                "https://doi.org/" + doi,
                inWords(),
                bibtex());
    }

    private String inWords() {
        var names = authors.stream().map(Author::inWords).collect(Collectors.joining(", "));
        var where = (volume == null ? "" : ";" + volume) + (pages == null ? "" : ":" + pages);
        return "%s%s. %s. %s %d%s. https://doi.org/%s"
                .formatted(names, andOthers ? ", et al" : "", title, journal, year, where, doi);
    }

    // Double braces keep the capitals of names such as TOPMed.
    private String bibtex() {
        var names = authors.stream().map(Author::inBibtex).collect(Collectors.joining(" and "));
        List<String> fields = new ArrayList<>();
        fields.add("author = {%s%s}".formatted(names, andOthers ? " and others" : ""));
        fields.add("title = {{%s}}".formatted(title));
        fields.add("journal = {%s}".formatted(journal));
        fields.add("year = {%d}".formatted(year));
        if (volume != null) {
            fields.add("volume = {%s}".formatted(volume));
        }
        if (pages != null) {
            fields.add("pages = {%s}".formatted(pages.replace("–", "--")));
        }
        fields.add("doi = {%s}".formatted(doi));
        return "@article{%s,\n  %s\n}".formatted(key, String.join(",\n  ", fields));
    }
}
