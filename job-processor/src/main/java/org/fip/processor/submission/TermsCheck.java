package org.fip.processor.submission;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.fip.job.store.AcceptedTerm;
import org.fip.processor.client.Registry;

/**
 * The promises that every user of a server makes. The server itself does not ask for them again, so the platform takes no
 * job without them and keeps what was promised.
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
        demanded.stream()
                .filter(term -> !ids.contains(term.id()))
                .forEach(term -> findings.missing(
                        OrderForm.TERMS, "must include '" + term.id() + "', which means: " + term.text()));
        return demanded.stream()
                .filter(term -> ids.contains(term.id()))
                .map(term -> new AcceptedTerm(term.id(), term.text(), now))
                .toList();
    }
}
