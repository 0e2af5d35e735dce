package org.fip.sandbox.cloudgene2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fip.sandbox.cloudgene.shared.ImputationForm;
import org.fip.sandbox.cloudgene.shared.Json;
import org.fip.sandbox.panel.OfferedPanel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one app of this server as version 2 describes it; panels are named without a version. */
@Component
class InstalledApp {

    static final String ID = "imputationserver";
    static final String VERSION = "1.5.7";
    static final String NAME = "Genotype Imputation (FIP sandbox)";

    private static final String DESCRIPTION =
            "A small imputation server for evaluation and tests. It imputes for real, on the panels listed.";

    private final ImputationForm form;

    InstalledApp(ImputationForm form) {
        this.form = form;
    }

    /** The key of a panel in the form. */
    static String key(OfferedPanel panel) {
        return "apps@" + panel.id();
    }

    /** What the form page is made from. */
    Map<String, @Nullable Object> description() {
        return Json.object(
                "id",
                ID,
                "name",
                NAME,
                "version",
                VERSION,
                "description",
                DESCRIPTION,
                "website",
                "",
                "submitButton",
                "Start Imputation",
                "params",
                form.fields(InstalledApp::key).stream()
                        .map(InstalledApp::parameter)
                        .toList(),
                "s3Workspace",
                false);
    }

    private static Map<String, @Nullable Object> parameter(ImputationForm.Field field) {
        Map<String, @Nullable Object> parameter = Json.object(
                "id", field.id(),
                "description", field.description(),
                "type", field.type(),
                "value", field.value(),
                "visible", true,
                "required", true,
                "adminOnly", false);
        if (field.source() != null) {
            parameter.put("source", field.source());
        }
        if (field.details() != null) {
            parameter.put("details", field.details());
        }
        if (!field.choices().isEmpty()) {
            parameter.put(
                    "values", field.choices().stream().map(InstalledApp::choice).toList());
        }
        if (field.bind() != null) {
            parameter.put("bind", field.bind());
        }
        return parameter;
    }

    private static Map<String, @Nullable Object> choice(ImputationForm.Choice choice) {
        return switch (choice) {
            case ImputationForm.Value value -> Json.object("key", value.key(), "value", value.name());
            case ImputationForm.Group group ->
                Json.object(
                        "key",
                        group.key(),
                        "label",
                        group.label(),
                        "values",
                        group.values().stream()
                                .map(value -> Json.object("key", value.key(), "value", value.name(), "enabled", false))
                                .toList());
        };
    }

    /** The whole manifest, which jobs in memory carry. */
    Map<String, @Nullable Object> manifest() {
        List<Map<String, @Nullable Object>> inputs = new ArrayList<>();
        for (ImputationForm.Field field : form.fields(InstalledApp::key)) {
            inputs.add(input(field));
        }
        Map<String, @Nullable Object> workflow = Json.object(
                "inputs",
                inputs,
                "onFailure",
                null,
                "outputs",
                List.of(
                        output("qcreport", "Quality-Control Report", false),
                        output("local", "Imputation Results", true)),
                "setup",
                null,
                "setups",
                List.of(),
                "steps",
                List.of(Json.object("name", "Input Validation", "type", "java")),
                "type",
                "sequence");
        return Json.object(
                "author",
                "",
                "category",
                "Application",
                "cluster",
                null,
                "deinstallation",
                List.of(),
                "description",
                DESCRIPTION,
                "id",
                ID,
                "installation",
                List.of(),
                "logo",
                "",
                "manifestFile",
                "apps/imputationserver/cloudgene.yaml",
                "mapred",
                null,
                "name",
                NAME,
                "path",
                "/srv/cloudgene/apps/imputationserver",
                "properties",
                null,
                "release",
                "",
                "source",
                "",
                "submitButton",
                "Start Imputation",
                "version",
                VERSION,
                "website",
                "",
                "workflow",
                workflow);
    }

    private static Map<String, @Nullable Object> input(ImputationForm.Field field) {
        boolean files = field.id().equals(ImputationForm.FILES);
        Map<String, String> values = new LinkedHashMap<>();
        for (ImputationForm.Choice choice : field.choices()) {
            if (choice instanceof ImputationForm.Value value) {
                values.put(value.key(), value.name());
            }
        }
        return Json.object(
                "accept",
                "",
                "adminOnly",
                false,
                "category",
                field.id().equals("refpanel") ? "RefPanel" : "",
                "description",
                field.description(),
                "details",
                field.details() == null ? "" : field.details(),
                "emptySelection",
                "",
                "fileOrFolder",
                files,
                "folder",
                files,
                "hdfs",
                false,
                "help",
                "",
                "id",
                field.id(),
                "pattern",
                "",
                "required",
                true,
                "type",
                field.type(),
                "typeAsEnum",
                field.type().toUpperCase(Locale.ROOT),
                "values",
                values,
                "visible",
                true);
    }

    private static Map<String, @Nullable Object> output(String id, String description, boolean folder) {
        return Json.object(
                "adminOnly",
                false,
                "description",
                description,
                "fileOrFolder",
                true,
                "folder",
                folder,
                "hdfs",
                false,
                "id",
                id,
                "temp",
                false,
                "type",
                folder ? "local_folder" : "local_file",
                "typeAsEnum",
                folder ? "LOCAL_FOLDER" : "LOCAL_FILE",
                "zip",
                true);
    }
}
