package org.fip.sandbox.cloudgene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fip.sandbox.cloudgene.shared.ImputationForm;
import org.fip.sandbox.cloudgene.shared.Json;
import org.fip.sandbox.panel.OfferedPanel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one app of this server as version 3 describes it. */
@Component
class App {

    static final String ID = "imputationserver2";
    static final String VERSION = "2.0.12";
    static final String NAME = "Genotype Imputation (FIP sandbox)";

    private static final String PATTERN = "-pattern";

    private final ImputationForm form;

    App(ImputationForm form) {
        this.form = form;
    }

    static boolean named(String id) {
        return id.equals(ID) || id.equals(ID + "@" + VERSION);
    }

    /** Whether a part of a submission may have this name. */
    static boolean accepts(String parameter) {
        return ImputationForm.accepts(
                parameter.endsWith(PATTERN)
                        ? parameter.substring(0, parameter.length() - PATTERN.length())
                        : parameter);
    }

    Map<String, @Nullable Object> description() {
        return Json.object(
                "id",
                ID,
                "name",
                NAME,
                "version",
                VERSION,
                "description",
                "A small imputation server for evaluation and tests. It imputes for real, on the panels listed.",
                "author",
                null,
                "website",
                "",
                "logo",
                null,
                "submitButton",
                "Start Imputation",
                "footer",
                null,
                "s3Workspace",
                false,
                "params",
                parameters());
    }

    private List<Map<String, @Nullable Object>> parameters() {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (ImputationForm.Field field : form.fields(OfferedPanel::key)) {
            Map<String, @Nullable Object> parameter = Json.object(
                    "id", field.id(),
                    "description", field.description(),
                    "type", field.type(),
                    "value", field.value(),
                    "visible", true,
                    "required", true,
                    "adminOnly", false);
            if (!field.choices().isEmpty()) {
                parameter.put(
                        "values", field.choices().stream().map(App::choice).toList());
            }
            if (field.source() != null) {
                parameter.put("source", field.source());
            }
            if (field.details() != null) {
                parameter.put("details", field.details());
            }
            if (field.bind() != null) {
                parameter.put("bind", field.bind());
            }
            all.add(parameter);
        }
        return all;
    }

    private static Map<String, @Nullable Object> choice(ImputationForm.Choice choice) {
        return switch (choice) {
            case ImputationForm.Value value ->
                Json.object("key", value.key(), "value", value.name(), "enabled", false, "values", null, "label", null);
            case ImputationForm.Group group ->
                Json.object(
                        "key",
                        group.key(),
                        "value",
                        null,
                        "enabled",
                        false,
                        "values",
                        group.values().stream().map(App::choice).toList(),
                        "label",
                        group.label());
        };
    }
}
