package org.fip.registry.sync;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.fip.adapter.AppForm;
import org.fip.registry.offer.Offers;
import org.fip.registry.panel.Panel;
import org.fip.registry.panel.Panels;
import org.fip.registry.panel.ReferencePanel;
import org.fip.registry.service.ImputationService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Enters what a server offers. A panel keeps its number for good, because jobs refer to it. */
@Component
class PanelBook {
    private final Panels panels;

    PanelBook(Panels panels) {
        this.panels = panels;
    }

    SyncResult enter(ImputationService service, AppForm form, @Nullable Long operator, Instant at) {
        service.offers(Offers.of(form, service.supportedBuilds()), operator, at);
        var known = panels.findByServiceIdOrderById(service.id());
        var listed = new HashSet<Long>();
        var added = 0;
        for (var offered : form.panels()) {
            var before = match(known, offered.key());
            var panel = before.orElseGet(() -> ReferencePanel.of(service.id(), offered.key()));
            panel.describe(offered.name(), offered.build(), populations(offered));
            panel.seen(offered.key(), at);
            listed.add(panels.save(panel).id());
            added += before.isEmpty() ? 1 : 0;
        }
        var gone = known.stream()
                // A server that lists no panels leaves them to the operator.
                .filter(panel -> operator != null && !form.panels().isEmpty())
                .filter(panel -> panel.isAvailable() && !listed.contains(panel.id()))
                .toList();
        gone.forEach(ReferencePanel::vanished);
        return new SyncResult(service.id(), at, added, form.panels().size() - added, gone.size(), form.appId());
    }

    /** A panel of the same key; or one that nobody has seen there yet and that differs in spelling only. */
    private static Optional<ReferencePanel> match(List<ReferencePanel> known, String key) {
        return known.stream()
                .filter(panel -> panel.key().equals(key))
                .findFirst()
                .or(() -> known.stream()
                        .filter(panel -> !panel.wasSeen() && name(panel.key()).equals(name(key)))
                        .findFirst());
    }

    /** The key without {@code apps@} and {@code @version}, which servers write or leave out. */
    private static String name(String key) {
        return key.replaceFirst("^apps@", "").replaceFirst("@[0-9][^@]*$", "");
    }

    private static List<Panel.Population> populations(AppForm.Panel panel) {
        return panel.populations().stream()
                .map(p -> new Panel.Population(p.key(), p.label()))
                .toList();
    }
}
