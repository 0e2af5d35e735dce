package org.fip.processor.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fip.common.problem.CommonProblem;
import org.fip.common.problem.CommonProblem.FieldError;
import org.fip.job.store.Submissions.Order;
import org.fip.processor.client.Registry;
import org.jspecify.annotations.Nullable;

/** The text fields of a submission as they arrive, and what is wrong with them. */
final class OrderForm {
    /** Without these nothing can be decided, so they come before the files. */
    static final Set<String> NEEDED_FIRST = Set.of("name", "service_id");

    private static final Set<String> KNOWN = Set.of(
            "name",
            "description",
            "service_id",
            "reference_panel_id",
            "build",
            "phasing",
            "population",
            "mode",
            "r2_filter",
            "input_format");
    private static final Set<String> REQUIRED = Set.of("name", "service_id", "reference_panel_id", "build");
    private static final Set<String> PHASINGS = Set.of("eagle", "beagle", "no_phasing");
    private static final Set<String> MODES = Set.of("imputation", "qc_only");
    private static final Set<String> R2_FILTERS = Set.of("0", "0.001", "0.1", "0.2", "0.3");

    private static final List<String> NEUTRAL_POPULATIONS = List.of("off", "all", "mixed");

    private final Map<String, String> fields = new HashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    void put(String name, String value) {
        if (!KNOWN.contains(name)) {
            errors.add(new FieldError(name, "is not a field of a job"));
        } else if (!value.isBlank()) {
            fields.put(name, value.strip());
        }
    }

    void refuse(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    boolean has(Set<String> names) {
        return fields.keySet().containsAll(names);
    }

    /** Whether everything that is required has arrived, so that it can be checked before the files come. */
    boolean isComplete() {
        return has(REQUIRED);
    }

    String name() {
        return fields.getOrDefault("name", "");
    }

    @Nullable
    Long number(String field) {
        try {
            var text = fields.get(field);
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The order if all is well with the form; else throws one problem that names every wrong field. */
    Order check(Registry.KnownService service, Registry.@Nullable KnownPanel panel) {
        REQUIRED.stream().sorted().filter(f -> !fields.containsKey(f)).forEach(f -> refuse(f, "is required"));
        if (name().length() > 200) {
            refuse("name", "must have at most 200 characters");
        }
        if (fields.getOrDefault("description", "").length() > 2000) {
            refuse("description", "must have at most 2000 characters");
        }
        var population = checkPanel(service, panel);
        oneOf("build", Set.copyOf(service.supportedBuilds()));
        oneOf("mode", MODES);
        oneOf("r2_filter", R2_FILTERS);
        oneOf("input_format", Set.of("vcf"));
        var phasing = phasing();
        if (!PHASINGS.contains(phasing)) {
            refuse("phasing", "must be eagle, beagle or no_phasing");
        }
        throwIfRefused();
        return new Order(
                name(),
                fields.getOrDefault("description", ""),
                service.id(),
                panel == null ? 0 : panel.id(),
                fields.getOrDefault("build", ""),
                phasing,
                population,
                fields.getOrDefault("mode", "imputation"),
                fields.get("r2_filter"));
    }

    void throwIfRefused() {
        if (!errors.isEmpty()) {
            throw new CommonProblem.ValidationFailed(errors.stream().distinct().toList()).asException();
        }
    }

    // The architecture document writes a boolean: true means "phase it", with the servers' default engine.
    private String phasing() {
        return switch (fields.getOrDefault("phasing", "eagle")) {
            case "true" -> "eagle";
            case "false" -> "no_phasing";
            case String engine -> engine;
        };
    }

    /** The population as the panel spells it; null where the panel has none. */
    private @Nullable String checkPanel(Registry.KnownService service, Registry.@Nullable KnownPanel panel) {
        if (!fields.containsKey("reference_panel_id")) {
            return null;
        }
        if (panel == null || panel.serviceId() != service.id()) {
            refuse("reference_panel_id", "is not a panel of " + service.name());
            return null;
        }
        if (!panel.isAvailable()) {
            refuse("reference_panel_id", "is no longer offered by " + service.name());
        }
        return population(panel);
    }

    // Servers fail a job without a population minutes later. It decides only what allele frequencies are compared with,
    // so
    // one that was not asked for is chosen to claim as little as possible.
    private @Nullable String population(Registry.KnownPanel panel) {
        var offered = panel.populations().stream().map(Registry.Population::key).toList();
        var asked = fields.get("population");
        if (asked != null) {
            var found = offered.stream().filter(asked::equalsIgnoreCase).findFirst();
            if (found.isEmpty()) {
                refuse("population", "must be one of " + String.join(", ", offered));
            }
            return found.orElse(null);
        }
        if (offered.size() <= 1) {
            return offered.stream().findFirst().orElse(null);
        }
        var neutral = NEUTRAL_POPULATIONS.stream().filter(offered::contains).findFirst();
        if (neutral.isEmpty()) {
            refuse("population", "is required for this panel: one of " + String.join(", ", offered));
        }
        return neutral.orElse(null);
    }

    private void oneOf(String field, Set<String> allowed) {
        var value = fields.get(field);
        if (value != null && !allowed.contains(value)) {
            refuse(
                    field,
                    "must be one of "
                            + String.join(", ", allowed.stream().sorted().toList()));
        }
    }
}
