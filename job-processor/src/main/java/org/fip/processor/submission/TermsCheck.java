package org.fip.processor.submission;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fip.job.store.AcceptedTerm;
import org.fip.job.store.Note;
import org.fip.processor.client.Registry;

/**
 * The promises that every user of a server makes. The server itself does not check them, and scripts written for it send none;
 * so an order without any is taken and its history says so, while one that states consent states it to everything.
 */
final class TermsCheck {
    private final List<Registry.Terms> demanded;
    private final String service;
    private final Findings findings;

    TermsCheck(List<Registry.Terms> demanded, String service, Findings findings) {
        this.demanded = demanded;
        this.service = service;
        this.findings = findings;
    }

    List<AcceptedTerm> accepted(Set<String> ids, Instant now) {
        ids.stream()
                .filter(id -> demanded.stream().noneMatch(t -> t.id().equals(id)))
                .forEach(id -> findings.wrong(OrderForm.TERMS, "'" + id + "' is not a term of " + service));
        if (ids.isEmpty()) {
            return List.of();
        }
        demanded.stream()
                .filter(term -> !ids.contains(term.id()))
                .forEach(term -> findings.missing(
                        OrderForm.TERMS, "must include '" + term.id() + "', which means: " + term.text()));
        return demanded.stream()
                .filter(term -> ids.contains(term.id()))
                .map(term -> new AcceptedTerm(term.id(), term.text(), now))
                .toList();
    }

    /** What is told of an order that states no consent. */
    List<Note> notes(Set<String> ids) {
        return demanded.isEmpty() || !ids.isEmpty()
                ? List.of()
                : List.of(Note.warning(
                        "Submitted without stating consent to the terms of %s, which bind its users all the same: %s"
                                .formatted(
                                        service,
                                        demanded.stream()
                                                .map(Registry.Terms::text)
                                                .collect(Collectors.joining(" ")))));
    }
}
