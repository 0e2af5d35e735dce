package org.fip.sandbox.cloudgene.shared;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fip.sandbox.panel.OfferedPanel;
import org.fip.sandbox.panel.Panels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form of the server's one app, with the parameter ids of imputationserver2 2.0.12. */
@Component
public class ImputationForm {

    /** The parameter that takes the input files. */
    public static final String FILES = "files";

    private static final Set<String> NAMES = Set.of(
            "refpanel",
            FILES,
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

    /**
     * A field that the form shows.
     *
     * @param value what it is when nothing is sent
     * @param source {@code upload} for files
     * @param bind the field on which its choices depend
     * @param choices empty for fields without
     */
    public record Field(
            String id,
            String description,
            String type,
            String value,
            @Nullable String details,
            @Nullable String source,
            @Nullable String bind,
            List<Choice> choices) {

        static Field plain(String id, String description, String type) {
            return new Field(id, description, type, "", null, null, null, List.of());
        }

        static Field list(String id, String description, String type, String value, Choice... choices) {
            return new Field(id, description, type, value, null, null, null, List.of(choices));
        }
    }

    /** A choice of a field, or a group of choices that belongs to a choice of another field. */
    public sealed interface Choice {}

    /** One value. */
    public record Value(String key, String name) implements Choice {}

    /** The values that go with one value of the field bound to. */
    public record Group(String key, String label, List<Value> values) implements Choice {}

    private final Panels panels;

    ImputationForm(Panels panels) {
        this.panels = panels;
    }

    /** Whether a submission may have a parameter of this name; the password is accepted, but not shown. */
    public static boolean accepts(String parameter) {
        return NAMES.contains(parameter);
    }

    /**
     * The fields in the order shown.
     *
     * @param key how panels are named in this version
     */
    public List<Field> fields(Function<OfferedPanel, String> key) {
        Choice[] panelChoices = offered(panel -> new Value(key.apply(panel), panel.name()));
        Choice[] populations = offered(panel -> new Group(
                key.apply(panel),
                panel.name(),
                panel.populations().entrySet().stream()
                        .map(population -> new Value(population.getKey(), population.getValue()))
                        .toList()));
        return List.of(
                Field.list("refpanel", "Reference Panel", "app_list", "", panelChoices),
                new Field(FILES, "Input Files (VCF)", "local_folder", "", null, "upload", null, List.of()),
                new Field(
                        "build",
                        "Array Build",
                        "list",
                        "hg19",
                        "Must be the build of the reference panel; this server does not lift positions over.",
                        null,
                        null,
                        List.of(new Value("hg19", "GRCh37/hg19"), new Value("hg38", "GRCh38/hg38"))),
                Field.list(
                        "r2Filter",
                        "rsq Filter",
                        "list",
                        "0",
                        new Value("0", "off"),
                        new Value("0.001", "0.001"),
                        new Value("0.1", "0.1"),
                        new Value("0.2", "0.2"),
                        new Value("0.3", "0.3")),
                Field.list(
                        "phasing",
                        "Phasing Engine",
                        "list",
                        "eagle",
                        new Value("beagle", "Beagle 5.4"),
                        new Value("eagle", "Eagle v2.4"),
                        new Value("no_phasing", "No phasing")),
                new Field(
                        "population",
                        "Allele Frequency Check",
                        "binded_list",
                        "",
                        null,
                        null,
                        "refpanel",
                        List.of(populations)),
                Field.list(
                        "mode",
                        "Mode",
                        "list",
                        "imputation",
                        new Value("imputation", "Quality Control & Imputation"),
                        new Value("qc_only", "Quality Control Only")),
                checkbox("aesEncryption", "AES 256 encryption"),
                checkbox("meta", "Generate Meta-imputation file"),
                Field.plain("myseparator", "", "separator"),
                Field.plain(
                        "check1",
                        "I will not attempt to re-identify or contact research participants.",
                        "terms_checkbox"),
                Field.plain("check2", "I will report any inadvertent data release to the operator.", "terms_checkbox"));
    }

    private static Field checkbox(String id, String description) {
        return Field.list(id, description, "checkbox", "false", new Value("false", "false"), new Value("true", "true"));
    }

    private Choice[] offered(Function<OfferedPanel, Choice> choice) {
        Stream<Choice> choices = panels.offered().stream().map(choice);
        return choices.toArray(Choice[]::new);
    }
}
