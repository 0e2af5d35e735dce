package org.fip.file.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fip.common.problem.CommonProblem;
import org.fip.file.client.Registry;
import org.fip.file.client.Registry.KnownPanel;
import org.fip.file.client.Registry.Parameters;
import org.fip.file.preflight.Verdict.Remark;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Makes plans: what was asked for, completed by what service-registry knows of the service and the panel. */
@Component
class Plans {
    private static final String AWAY =
            "The platform's service-registry did not answer, so the limits of the service and the panel are not checked; only the usual ones are.";

    private final Known known;

    Plans(Known known) {
        this.known = known;
    }

    /** A problem where the service or the panel is none, or, without a service, a word is not known. */
    Plan of(Wanted wanted) {
        if (wanted.serviceId() == null && wanted.panelId() == null) {
            return open(wanted);
        }
        try {
            var panel = found("reference panel", wanted.panelId(), "panel_id", known::panel);
            var serviceId =
                    wanted.serviceId() == null && panel != null ? Long.valueOf(panel.serviceId()) : wanted.serviceId();
            var service = Objects.requireNonNull(found("service", serviceId, "service_id", known::service));
            if (panel != null && panel.serviceId() != service.id()) {
                throw wrong("panel_id", "is not a panel of " + service.name());
            }
            return new ForService(wanted, service, known.parameters(service.id()), panel).plan();
        } catch (RestClientException e) {
            return unheard(wanted);
        }
    }

    private static Plan open(Wanted wanted) {
        var build = build(wanted.build());
        if (wanted.build() != null && build == null) {
            throw wrong("build", "must be hg19 or hg38");
        }
        var phasing = phasing(wanted.phasing());
        if (wanted.phasing() != null && phasing == null) {
            throw wrong("phasing", "must be one of eagle, beagle, no_phasing");
        }
        return Plan.open(build, phasing, usual(wanted));
    }

    private static Plan unheard(Wanted wanted) {
        var build = build(wanted.build());
        return new Plan(
                null,
                true,
                build,
                wanted.build() != null && build == null,
                phasing(wanted.phasing()),
                usual(wanted),
                List.of(),
                List.of(AWAY));
    }

    private static SampleLimits usual(Wanted wanted) {
        return SampleLimits.USUAL.with(wanted.minSamples(), wanted.maxSamples());
    }

    private static @Nullable Build build(@Nullable String text) {
        return text == null ? null : Build.ofText(text).orElse(null);
    }

    private static <T> @Nullable T found(String what, @Nullable Long id, String field, LongFunction<T> find) {
        try {
            return id == null ? null : find.apply(id);
        } catch (HttpClientErrorException.NotFound e) {
            throw wrong(field, "there is no %s %d".formatted(what, id));
        }
    }

    private static @Nullable Phasing phasing(@Nullable String text) {
        return Stream.of(Phasing.values())
                .filter(p -> p.text().equalsIgnoreCase(text))
                .findFirst()
                .orElse(null);
    }

    private static RuntimeException wrong(String field, String message) {
        return new CommonProblem.ValidationFailed(List.of(new CommonProblem.FieldError(field, message))).asException();
    }

    /** One plan in the making. */
    private static final class ForService {
        private final Wanted wanted;
        private final Registry.KnownService service;
        private final Parameters offered;
        private final @Nullable KnownPanel panel;
        private final List<Remark> reasons = new ArrayList<>();
        private final List<String> unchecked = new ArrayList<>();

        ForService(Wanted wanted, Registry.KnownService service, Parameters offered, @Nullable KnownPanel panel) {
            this.wanted = wanted;
            this.service = service;
            this.offered = offered;
            this.panel = panel;
        }

        Plan plan() {
            var said = choice(
                    "build",
                    wanted.build(),
                    offered.builds(),
                    () -> offered.defaults().build());
            var panelBuild = panel == null ? null : Plans.build(panel.build());
            // A service that has no such parameter takes what its panel is of.
            var build = offered.builds().isEmpty() ? panelBuild : Plans.build(said);
            if (said != null && build == null) {
                unchecked.add("Whether the file is of the build %s: its chromosomes' lengths are not known here."
                        .formatted(said));
            }
            panel(build, panelBuild);
            return new Plan(
                    service.name(),
                    service.apiType().equals("michigan"),
                    build,
                    said != null && build == null,
                    phasing(choice(
                            "phasing",
                            wanted.phasing(),
                            offered.phasing(),
                            () -> offered.defaults().phasing())),
                    SampleLimits.of(service.apiConfig()).with(wanted.minSamples(), wanted.maxSamples()),
                    List.copyOf(reasons),
                    List.copyOf(unchecked));
        }

        private void panel(@Nullable Build build, @Nullable Build panelBuild) {
            if (panel == null) {
                return;
            }
            if (!panel.isAvailable()) {
                reasons.add(new Remark(
                        "panel",
                        Severity.ERROR,
                        "%s no longer offers the panel %s.".formatted(service.name(), panel.name()),
                        "Choose another panel"));
            }
            if (build != null && panelBuild != null && build != panelBuild) {
                reasons.add(new Remark(
                        "lift-over",
                        Severity.INFO,
                        "The panel %s is of %s: the server lifts your positions over, and leaves out those that it cannot."
                                .formatted(panel.name(), Judge.name(panelBuild)),
                        ""));
            }
        }

        /** The word in the service's spelling; null where it has no such parameter, or nothing was said. */
        private @Nullable String choice(
                String rule, @Nullable String asked, List<Registry.Choice> choices, Supplier<@Nullable String> usual) {
            if (choices.isEmpty()) {
                return null;
            }
            if (asked == null) {
                return usual.get();
            }
            var keys = choices.stream().map(Registry.Choice::key).toList();
            var found = keys.stream().filter(asked::equalsIgnoreCase).findFirst();
            if (found.isEmpty()) {
                reasons.add(new Remark(
                        rule,
                        Severity.ERROR,
                        "%s does not offer '%s' as %s.".formatted(service.name(), Shown.text(asked), rule),
                        "Choose one of " + String.join(", ", keys)));
            }
            return found.orElse(asked.toLowerCase(Locale.ROOT));
        }
    }
}
