package org.fip.processor.provenance;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How results came about, in words for the methods section of a paper.
 *
 * @param text one paragraph; {@code [1]} is the first of the references
 * @param references in the order in which the text names them
 */
record Methods(UUID jobId, String text, List<Reference> references) {
    /**
     * A work to cite.
     *
     * @param authors those that are named, as {@code Family G}
     * @param andOthers whether there are more
     * @param text the whole reference in words
     */
    record Reference(
            int number,
            List<String> authors,
            boolean andOthers,
            String title,
            String journal,
            int year,
            @Nullable String volume,
            @Nullable String pages,
            String doi,
            String url,
            String text,
            String bibtex) {}

    /** Paragraph and references, ready to be pasted. */
    String plainText() {
        var all = new StringBuilder(text).append("\n");
        if (!references.isEmpty()) {
            all.append("\nReferences\n");
            references.forEach(
                    r -> all.append(r.number()).append(". ").append(r.text()).append("\n"));
        }
        return all.toString();
    }
}
