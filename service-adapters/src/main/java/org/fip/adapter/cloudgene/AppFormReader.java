package org.fip.adapter.cloudgene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fip.adapter.AppForm;
import org.fip.adapter.AppForm.BoundChoices;
import org.fip.adapter.AppForm.Choice;
import org.fip.adapter.AppForm.FormParameter;
import org.fip.adapter.AppForm.Panel;
import org.fip.adapter.AppForm.Terms;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;
import org.jspecify.annotations.Nullable;

/** Reads an application's description: what a web form would show, as values. */
final class AppFormReader {

    private static final Pattern HG38 = Pattern.compile("(?i)(GRCh38|hg38|\\bb38\\b)");
    private static final Pattern HG19 = Pattern.compile("(?i)(GRCh37|hg19|\\bb37\\b)");
    private static final int MAX_LABEL = 300;

    private AppFormReader() {}

    /** Empty when the description has no parameters: then it is none. */
    static Optional<AppForm> read(String appId, ForeignJson description) {
        if (!description.at("params").isArray()) {
            return Optional.empty();
        }
        List<FormParameter> parameters = description.at("params").items().stream()
                .filter(parameter -> parameter.at("id").text() != null)
                .map(AppFormReader::parameter)
                .toList();
        return Optional.of(new AppForm(
                appId,
                PlainText.line(description.at("name").text(appId), MAX_LABEL),
                description.at("version").text(),
                panels(parameters),
                choicesOf(parameters, "build"),
                choicesOf(parameters, "phasing"),
                choicesOf(parameters, "r2Filter"),
                choicesOf(parameters, "mode"),
                terms(parameters),
                parameters));
    }

    private static FormParameter parameter(ForeignJson parameter) {
        String id = parameter.at("id").text("");
        String type = parameter.at("type").text("");
        @Nullable String bind = parameter.at("bind").text();
        List<ForeignJson> values = parameter.at("values").items();
        String label = PlainText.of(parameter.at("description").text());
        String details = PlainText.of(parameter.at("details").text());
        return new FormParameter(
                id,
                type,
                label.isEmpty() ? id : label,
                details.isEmpty() ? null : details,
                parameter.at("value").text(),
                parameter.at("required").isTrue(),
                !parameter.at("visible").isFalse(),
                parameter.at("adminOnly").isTrue(),
                "upload".equals(parameter.at("source").text()) || type.endsWith("_folder") || type.endsWith("_file"),
                bind == null ? choices(values) : List.of(),
                bind,
                bind == null ? List.of() : bound(values));
    }

    private static List<Choice> choices(List<ForeignJson> values) {
        List<Choice> choices = new ArrayList<>();
        for (ForeignJson value : values) {
            @Nullable String key = value.at("key").text();
            if (key != null) {
                String label =
                        PlainText.line(value.at("value").text(value.at("label").text(key)), MAX_LABEL);
                choices.add(new Choice(key, label.isEmpty() ? key : label));
            }
        }
        return choices;
    }

    private static List<BoundChoices> bound(List<ForeignJson> values) {
        return values.stream()
                .filter(value -> value.at("key").text() != null)
                .map(value -> new BoundChoices(
                        value.at("key").text(""), choices(value.at("values").items())))
                .toList();
    }

    private static List<Panel> panels(List<FormParameter> parameters) {
        List<BoundChoices> populations = parameters.stream()
                .filter(parameter -> parameter.id().equals("population"))
                .findFirst()
                .map(FormParameter::boundChoices)
                .orElse(List.of());
        List<Choice> unbound = choicesOf(parameters, "population");
        return choicesOf(parameters, "refpanel").stream()
                .map(panel -> new Panel(
                        panel.key(),
                        panel.label(),
                        build(panel.label()),
                        populations.stream()
                                .filter(bound -> bound.key().equals(panel.key()))
                                .findFirst()
                                .map(BoundChoices::choices)
                                .orElse(unbound)))
                .toList();
    }

    /** The display name is the only place where servers hint at a panel's build. */
    static @Nullable String build(String panelName) {
        boolean hg38 = HG38.matcher(panelName).find();
        boolean hg19 = HG19.matcher(panelName).find();
        if (hg38 == hg19) {
            return null;
        }
        return hg38 ? "hg38" : "hg19";
    }

    private static List<Choice> choicesOf(List<FormParameter> parameters, String id) {
        return parameters.stream()
                .filter(parameter -> parameter.id().equals(id))
                .findFirst()
                .map(FormParameter::choices)
                .orElse(List.of());
    }

    private static List<Terms> terms(List<FormParameter> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.type().equals("terms_checkbox")
                        || parameter.type().equals("agbcheckbox"))
                .map(parameter -> new Terms(parameter.id(), parameter.label()))
                .toList();
    }
}
