package org.fip.processor.submission;

import java.time.Instant;
import java.util.stream.Stream;
import org.fip.job.store.Submissions.Order;
import org.fip.processor.client.Registry;
import org.jspecify.annotations.Nullable;

/**
 * Holds a form against what its server and its panel offer. External servers check almost nothing of what they are sent and
 * fail the job minutes later, so whatever they list is checked here, before any file goes anywhere.
 */
final class OrderCheck {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 2000;
    private static final String PANEL = "reference_panel_id";
    private static final String NO_PHASING = "no_phasing";

    private final OrderForm form;
    private final Target target;
    private final Registry.@Nullable KnownPanel panel;
    private final Findings findings;

    OrderCheck(OrderForm form, Target target, Registry.@Nullable KnownPanel panel, Findings findings) {
        this.form = form;
        this.target = target;
        this.panel = panel;
        this.findings = findings;
    }

    /** The order if all is well; else one problem that names every wrong and every missing field. */
    Order whole(Instant now) {
        var order = read(now);
        findings.throwIfWrongOrMissing();
        return order;
    }

    /**
     * Before the files: names whatever is already known to be wrong. What is missing may still come after the files, unless
     * everything that an order needs has been said.
     */
    void beforeFiles(Instant now) {
        read(now);
        var parameters = target.parameters();
        if (form.has("name")
                && form.has(PANEL)
                && (form.has("build") || parameters.builds().isEmpty())) {
            findings.throwIfWrongOrMissing();
        } else {
            findings.throwIfWrong();
        }
    }

    private Order read(Instant now) {
        form.unknown().forEach(name -> findings.wrong(name, "is not a field of a job"));
        Stream.of("name", PANEL).filter(f -> !form.has(f)).forEach(f -> findings.missing(f, "is required"));
        shortEnough("name", LONGEST_NAME);
        shortEnough("description", LONGEST_DESCRIPTION);
        if (form.has("input_format") && !form.textOrEmpty("input_format").equals("vcf")) {
            findings.wrong("input_format", "must be vcf");
        }
        var offered = target.parameters();
        var fallback = offered.defaults();
        var terms = new TermsCheck(offered.terms(), target.name(), findings);
        return new Order(
                form.textOrEmpty("name"),
                form.textOrEmpty("description"),
                target.service().id(),
                panel == null ? 0 : panel.id(),
                choice("build", form.text("build"), Allowed.of(offered.builds()), fallback.build()),
                choice("phasing", phasing(), Allowed.of(offered.phasing()), fallback.phasing()),
                population(),
                choice("mode", form.text("mode"), Allowed.of(offered.modes()), fallback.mode()),
                choice("r2_filter", form.text("r2_filter"), Allowed.of(offered.r2Filters()), fallback.r2Filter()),
                terms.accepted(form.terms(), now),
                new OptionsCheck(offered.options(), target.name(), findings).values(form.options()),
                terms.notes(form.terms()));
    }

    private void shortEnough(String field, int longest) {
        if (form.textOrEmpty(field).length() > longest) {
            findings.wrong(field, "must have at most " + longest + " characters");
        }
    }

    private @Nullable String choice(
            String field, @Nullable String asked, Allowed allowed, @Nullable String serverDefault) {
        if (allowed.isEmpty()) {
            if (asked != null) {
                findings.wrong(field, "is no parameter of " + target.name() + "; leave it out");
            }
            return null;
        }
        if (asked == null) {
            if (serverDefault == null) {
                findings.missing(field, "is required: one of " + allowed.listed());
            }
            return serverDefault;
        }
        var found = allowed.find(asked);
        if (found.isEmpty()) {
            findings.wrong(field, "must be one of " + allowed.listed());
        }
        return found.orElse(null);
    }

    // The architecture document writes a boolean: true means "phase it", with the server's default engine.
    private @Nullable String phasing() {
        var asked = form.text("phasing");
        if ("false".equals(asked)) {
            return NO_PHASING;
        }
        if (!"true".equals(asked)) {
            return asked;
        }
        var usual = target.parameters().defaults().phasing();
        return Stream.concat(
                        Stream.ofNullable(usual),
                        target.parameters().phasing().stream().map(Registry.Choice::key))
                .filter(engine -> !engine.equals(NO_PHASING))
                .findFirst()
                .orElse(asked);
    }

    /** The population as the panel spells it; null where the panel has none. */
    private @Nullable String population() {
        if (!form.has(PANEL)) {
            return null;
        }
        if (panel == null || panel.serviceId() != target.service().id()) {
            findings.wrong(PANEL, "is not a panel of " + target.name());
            return null;
        }
        if (!panel.isAvailable()) {
            findings.wrong(PANEL, "is no longer offered by " + target.name());
        }
        return new PopulationCheck(panel, findings).chosen(form.text("population"));
    }
}
