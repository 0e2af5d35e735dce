package org.fip.registry.offer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fip.adapter.AppForm;
import org.fip.adapter.AppForm.FormParameter;
import org.fip.registry.offer.Offer.Choice;
import org.fip.registry.offer.Offer.Defaults;
import org.fip.registry.offer.Offer.Option;
import org.fip.registry.offer.Offer.Terms;
import org.jspecify.annotations.Nullable;

/** Makes offers: out of what a server lists, or, before it was asked, out of what its kind usually takes. */
public final class Offers {
    private static final List<Choice> USUAL_PHASING = List.of(
            new Choice("eagle", "Eagle"),
            new Choice("beagle", "Beagle"),
            new Choice("no_phasing", "No phasing (my genotypes are phased)"));
    private static final List<Choice> USUAL_R2_FILTERS = List.of(
            new Choice("0", "Keep all variants"),
            new Choice("0.001", "0.001"),
            new Choice("0.1", "0.1"),
            new Choice("0.2", "0.2"),
            new Choice("0.3", "0.3"));
    private static final List<Choice> USUAL_MODES =
            List.of(new Choice("imputation", "Imputation"), new Choice("qc_only", "Quality control only"));
    private static final Defaults USUAL_DEFAULTS = new Defaults(null, "eagle", "0", "imputation");

    /** Parameters with a place of their own, or that the platform fills in itself. */
    private static final Set<String> OWN_PLACE =
            Set.of("refpanel", "files", "build", "phasing", "r2Filter", "population", "mode", "password", "job-name");

    private Offers() {}

    /** The parameters of {@code imputationserver2} 2.0.12, which Cloudgene servers run today. */
    public static Offer usual(List<String> builds) {
        return new Offer(
                null,
                null,
                null,
                same(builds),
                USUAL_PHASING,
                USUAL_R2_FILTERS,
                USUAL_MODES,
                USUAL_DEFAULTS,
                List.of(),
                List.of());
    }

    /** What the server's form says; {@code builds} where it says nothing about them. */
    public static Offer of(AppForm form, List<String> builds) {
        var offeredBuilds = choices(form.builds());
        var phasing = offered(form, "phasing", form.phasingEngines(), USUAL_PHASING);
        var r2Filters = offered(form, "r2Filter", form.r2Steps(), USUAL_R2_FILTERS);
        var modes = offered(form, "mode", form.modes(), USUAL_MODES);
        return new Offer(
                form.appId(),
                form.appName(),
                form.appVersion(),
                offeredBuilds.isEmpty() ? same(builds) : offeredBuilds,
                phasing,
                r2Filters,
                modes,
                new Defaults(
                        defaultOf(form, "build", offeredBuilds, null),
                        defaultOf(form, "phasing", phasing, USUAL_DEFAULTS.phasing()),
                        defaultOf(form, "r2Filter", r2Filters, USUAL_DEFAULTS.r2Filter()),
                        defaultOf(form, "mode", modes, USUAL_DEFAULTS.mode())),
                form.terms().stream().map(t -> new Terms(t.id(), t.text())).toList(),
                form.parameters().stream()
                        .map(parameter -> option(parameter, form))
                        .flatMap(Optional::stream)
                        .toList());
    }

    // A workflow may take a parameter without listing its values.
    private static List<Choice> offered(AppForm form, String id, List<AppForm.Choice> listed, List<Choice> usual) {
        return listed.isEmpty() && form.parameter(id).isPresent() ? usual : choices(listed);
    }

    private static List<Choice> choices(List<AppForm.Choice> listed) {
        return listed.stream().map(c -> new Choice(c.key(), c.label())).toList();
    }

    private static List<Choice> same(List<String> keys) {
        return keys.stream().map(key -> new Choice(key, key)).toList();
    }

    /** The server's own default; the usual one where it lists no values at all. */
    private static @Nullable String defaultOf(AppForm form, String id, List<Choice> choices, @Nullable String usual) {
        var listed = form.parameter(id).map(FormParameter::choices).orElse(List.of());
        return form.defaultOf(id)
                .or(() -> listed.isEmpty() ? Optional.ofNullable(usual) : Optional.empty())
                .filter(value ->
                        choices.stream().anyMatch(choice -> choice.key().equals(value)))
                .orElse(null);
    }

    private static Optional<Option> option(FormParameter parameter, AppForm form) {
        var terms = form.terms().stream().anyMatch(t -> t.id().equals(parameter.id()));
        if (terms
                || OWN_PLACE.contains(parameter.id())
                || !parameter.visible()
                || parameter.adminOnly()
                || parameter.file()
                || parameter.boundTo() != null) {
            return Optional.empty();
        }
        return type(parameter)
                .map(type -> new Option(
                        parameter.id(),
                        parameter.label(),
                        parameter.details(),
                        type,
                        parameter.defaultValue(),
                        parameter.required(),
                        type == OptionType.CHOICE ? choices(parameter.choices()) : List.of()));
    }

    /** Empty for what only decorates a form, such as separators. */
    private static Optional<OptionType> type(FormParameter parameter) {
        return switch (parameter.type()) {
            case "checkbox" -> Optional.of(OptionType.CHECKBOX);
            case "number" -> Optional.of(OptionType.NUMBER);
            case "text", "string", "textarea" -> Optional.of(OptionType.TEXT);
            case "list", "radio", "app_list" ->
                parameter.choices().isEmpty() ? Optional.empty() : Optional.of(OptionType.CHOICE);
            default -> Optional.empty();
        };
    }
}
