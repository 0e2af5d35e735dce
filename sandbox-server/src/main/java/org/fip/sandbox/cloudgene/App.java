package org.fip.sandbox.cloudgene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fip.sandbox.panel.OfferedPanel;
import org.fip.sandbox.panel.Panels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one app of this server, described with the parameter ids of imputationserver2 2.0.12. */
@Component
class App {

    static final String ID = "imputationserver2";
    static final String VERSION = "2.0.12";
    static final String NAME = "Genotype Imputation (FIP sandbox)";

    private static final Set<String> VALUES = Set.of(
            "refpanel",
            "build",
            "r2Filter",
            "phasing",
            "population",
            "mode",
            "aesEncryption",
            "meta",
            "password",
            "myseparator",
            "check1",
            "check2");
    private static final String FILES = "files";
    private static final String PATTERN = "-pattern";

    private final Panels panels;

    App(Panels panels) {
        this.panels = panels;
    }

    static boolean named(String id) {
        return id.equals(ID) || id.equals(ID + "@" + VERSION);
    }

    /** Whether a part of a submission may have this name. */
    static boolean accepts(String parameter) {
        String id =
                parameter.endsWith(PATTERN) ? parameter.substring(0, parameter.length() - PATTERN.length()) : parameter;
        return VALUES.contains(id) || id.equals(FILES);
    }

    static boolean isFiles(String parameter) {
        return parameter.equals(FILES);
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
        all.add(list("refpanel", "Reference Panel", "app_list", "", panelValues()));
        Map<String, @Nullable Object> files = parameter(FILES, "Input Files (VCF)", "local_folder", "");
        files.put("source", "upload");
        all.add(files);
        Map<String, @Nullable Object> build =
                list("build", "Array Build", "list", "hg19", values("hg19", "GRCh37/hg19", "hg38", "GRCh38/hg38"));
        build.put("details", "Must be the build of the reference panel; this server does not lift positions over.");
        all.add(build);
        all.add(list(
                "r2Filter",
                "rsq Filter",
                "list",
                "0",
                values("0", "off", "0.001", "0.001", "0.1", "0.1", "0.2", "0.2", "0.3", "0.3")));
        all.add(list(
                "phasing",
                "Phasing Engine",
                "list",
                "eagle",
                values("beagle", "Beagle 5.4", "eagle", "Eagle v2.4", "no_phasing", "No phasing")));
        Map<String, @Nullable Object> population =
                list("population", "Allele Frequency Check", "binded_list", "", populationValues());
        population.put("bind", "refpanel");
        all.add(population);
        all.add(list(
                "mode",
                "Mode",
                "list",
                "imputation",
                values("imputation", "Quality Control & Imputation", "qc_only", "Quality Control Only")));
        all.add(checkbox("aesEncryption", "AES 256 encryption"));
        all.add(checkbox("meta", "Generate Meta-imputation file"));
        all.add(parameter("myseparator", "", "separator", ""));
        all.add(parameter(
                "check1", "I will not attempt to re-identify or contact research participants.", "terms_checkbox", ""));
        all.add(parameter(
                "check2", "I will report any inadvertent data release to the operator.", "terms_checkbox", ""));
        return all;
    }

    private List<Map<String, @Nullable Object>> panelValues() {
        return panels.offered().stream()
                .map(panel -> value(panel.key(), panel.name()))
                .toList();
    }

    private List<Map<String, @Nullable Object>> populationValues() {
        return panels.offered().stream().map(App::populations).toList();
    }

    private static Map<String, @Nullable Object> populations(OfferedPanel panel) {
        List<Map<String, @Nullable Object>> values = panel.populations().entrySet().stream()
                .map(population -> value(population.getKey(), population.getValue()))
                .toList();
        return Json.object(
                "key", panel.key(), "value", null, "enabled", false, "values", values, "label", panel.name());
    }

    private static Map<String, @Nullable Object> checkbox(String id, String description) {
        return list(id, description, "checkbox", "false", values("false", "false", "true", "true"));
    }

    private static Map<String, @Nullable Object> list(
            String id, String description, String type, String value, List<Map<String, @Nullable Object>> values) {
        Map<String, @Nullable Object> parameter = parameter(id, description, type, value);
        parameter.put("values", values);
        return parameter;
    }

    private static Map<String, @Nullable Object> parameter(String id, String description, String type, String value) {
        return Json.object(
                "id",
                id,
                "description",
                description,
                "type",
                type,
                "value",
                value,
                "visible",
                true,
                "required",
                true,
                "adminOnly",
                false);
    }

    private static List<Map<String, @Nullable Object>> values(String... keysAndNames) {
        List<Map<String, @Nullable Object>> values = new ArrayList<>();
        for (int i = 0; i < keysAndNames.length; i += 2) {
            values.add(value(keysAndNames[i], keysAndNames[i + 1]));
        }
        return values;
    }

    private static Map<String, @Nullable Object> value(String key, String name) {
        return Json.object("key", key, "value", name, "enabled", false, "values", null, "label", null);
    }
}
