package org.fip.adapter;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server's submission form as one user sees it. The server checks almost nothing of what is sent, so whoever offers or
 * accepts a job should hold it against this.
 *
 * @param appId application id that jobs are submitted to
 * @param builds array builds the input may be in
 * @param r2Steps thresholds below which the server drops variants
 * @param terms promises that the human user must make; the server does not check them
 * @param parameters every parameter as listed, those above included
 */
public record AppForm(
        String appId,
        String appName,
        @Nullable String appVersion,
        List<Panel> panels,
        List<Choice> builds,
        List<Choice> phasingEngines,
        List<Choice> r2Steps,
        List<Choice> modes,
        List<Terms> terms,
        List<FormParameter> parameters) {

    public AppForm {
        panels = List.copyOf(panels);
        builds = List.copyOf(builds);
        phasingEngines = List.copyOf(phasingEngines);
        r2Steps = List.copyOf(r2Steps);
        modes = List.copyOf(modes);
        terms = List.copyOf(terms);
        parameters = List.copyOf(parameters);
    }

    /** The parameter with this id. */
    public Optional<FormParameter> parameter(String id) {
        return parameters.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The value that the server uses when the parameter is not sent. */
    public Optional<String> defaultOf(String id) {
        return parameter(id).map(FormParameter::defaultValue);
    }

    /**
     * A reference panel that this user may impute with.
     *
     * @param key what is sent to choose it
     * @param build hg19 or hg38 when the display name tells it; servers have no field for it
     * @param populations valid with this panel only
     */
    public record Panel(String key, String name, @Nullable String build, List<Choice> populations) {

        public Panel {
            populations = List.copyOf(populations);
        }
    }

    /** One allowed value: what is sent, and what people read. */
    public record Choice(String key, String label) {}

    /** A promise of the user: parameter id and the server's text. */
    public record Terms(String id, String text) {}

    /**
     * A parameter as the server lists it.
     *
     * @param type the server's own word for it
     * @param defaultValue used by the server when it is not sent; missing when empty
     * @param boundTo parameter whose value decides which of the {@code boundChoices} apply
     */
    public record FormParameter(
            String id,
            String type,
            String label,
            @Nullable String details,
            @Nullable String defaultValue,
            boolean required,
            boolean visible,
            boolean adminOnly,
            boolean file,
            List<Choice> choices,
            @Nullable String boundTo,
            List<BoundChoices> boundChoices) {

        public FormParameter {
            choices = List.copyOf(choices);
            boundChoices = List.copyOf(boundChoices);
        }
    }

    /** Values that are allowed while the other parameter has the value {@code key}. */
    public record BoundChoices(String key, List<Choice> choices) {

        public BoundChoices {
            choices = List.copyOf(choices);
        }
    }
}
