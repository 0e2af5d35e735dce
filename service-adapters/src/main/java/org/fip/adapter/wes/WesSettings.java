package org.fip.adapter.wes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operator states about a site, since no WES server tells it.
 *
 * @param workflowUrl what is run, in the spelling that the site takes
 * @param workflowType language of the workflow; matched with the server's own spelling; told by the workflow's own name, or
 *     by the site's only language, when missing
 * @param typeVersion one of the server's; its first one when missing
 * @param engine the engine to ask for; found by itself when the server lists one that fits
 * @param parameters the workflow's parameters with placeholders
 * @param engineParameters JSON object of texts, passed on as it is
 * @param inputs how the site gets the researcher's files
 * @param inputPathPrefix what a file's name is appended to when the files are at the site already
 * @param outputLink where the site itself serves files that its outputs only name by path
 * @param maxAttachmentBytes largest file that is attached to a run
 */
public record WesSettings(
        String workflowUrl,
        @Nullable String workflowType,
        @Nullable String typeVersion,
        @Nullable String engine,
        @Nullable String engineVersion,
        ParameterTemplate parameters,
        @Nullable String engineParameters,
        Inputs inputs,
        String inputPathPrefix,
        @Nullable OutputLink outputLink,
        long maxAttachmentBytes) {

    private static final long ATTACHMENT_LIMIT = 100L << 20;
    private static final Map<String, String> LANGUAGE_OF =
            Map.of(".cwl", "CWL", ".wdl", "WDL", ".nf", "NFL", "snakefile", "SMK", ".smk", "SMK");
    private static final String PARAMETERS = "{\"input\":\"${input_urls}\"}";

    /** How inputs reach a site. */
    public enum Inputs {
        /** The site fetches them by signed links. */
        URL,
        /** They are sent with the run. */
        ATTACHMENT,
        /** They are at the site already, under the same names. */
        PATH
    }

    /** Paths at the site that begin with {@code from} are served under {@code to}. */
    public record OutputLink(String from, String to) {}

    /** The settings, or everything that is wrong with them. */
    public sealed interface Read {
        record Usable(WesSettings settings) implements Read {}

        record Unusable(List<String> problems) implements Read {}
    }

    /** Reads settings as the registry keeps them; unknown names are left to others. */
    public static Read read(Map<String, String> config) {
        List<String> problems = new ArrayList<>();
        String url = text(config, "workflow_url").orElse("");
        if (url.isEmpty()) {
            problems.add("workflow_url is required: the workflow that the site runs");
        }
        if (url.matches("(?i)[a-z][a-z0-9+.-]*://[^/?#]*@.*")) {
            problems.add(
                    "workflow_url must not name a user or a password: servers show it to whoever may read the run");
        }
        ParameterTemplate template =
                ParameterTemplate.read(text(config, "workflow_params").orElse(PARAMETERS), problems);
        Optional<String> engineParameters = text(config, "workflow_engine_parameters");
        engineParameters
                .filter(json -> !ParameterTemplate.isFlatObject(json))
                .ifPresent(json -> problems.add("workflow_engine_parameters must be a JSON object of plain values"));
        if (text(config, "workflow_engine_version").isPresent()
                && text(config, "workflow_engine").isEmpty()) {
            problems.add("workflow_engine_version needs workflow_engine");
        }
        Inputs inputs = inputs(text(config, "input_mode").orElse("url"), problems);
        if (inputs == Inputs.PATH && text(config, "input_path_prefix").isEmpty()) {
            problems.add("input_mode path needs input_path_prefix: the folder at the site that holds the files");
        }
        Optional<String> from = text(config, "output_link_from");
        Optional<String> to = text(config, "output_link_to");
        to.filter(base -> !base.matches("https?://\\S+"))
                .ifPresent(base -> problems.add("output_link_to must be an http or https address"));
        if (from.isPresent() && to.isEmpty()) {
            problems.add("output_link_from needs output_link_to");
        }
        long attachment = bytes(text(config, "max_attachment_bytes"), problems);
        if (!problems.isEmpty()) {
            return new Read.Unusable(List.copyOf(problems));
        }
        return new Read.Usable(new WesSettings(
                url,
                text(config, "workflow_type").or(() -> languageOf(url)).orElse(null),
                text(config, "workflow_type_version").orElse(null),
                text(config, "workflow_engine").orElse(null),
                text(config, "workflow_engine_version").orElse(null),
                template,
                engineParameters.orElse(null),
                inputs,
                text(config, "input_path_prefix").orElse(""),
                to.map(base -> new OutputLink(from.orElse(""), base)).orElse(null),
                attachment));
    }

    private static Optional<String> text(Map<String, String> config, String name) {
        return Optional.ofNullable(config.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Workflows are named by their language: {@code impute.cwl}, {@code main.nf}, a {@code Snakefile}. */
    private static Optional<String> languageOf(String workflowUrl) {
        String name = workflowUrl.toLowerCase(Locale.ROOT).replaceFirst("[?#].*$", "");
        return LANGUAGE_OF.entrySet().stream()
                .filter(language -> name.endsWith(language.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Inputs inputs(String mode, List<String> problems) {
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "url" -> Inputs.URL;
            case "attachment" -> Inputs.ATTACHMENT;
            case "path" -> Inputs.PATH;
            default -> {
                problems.add("input_mode must be url, attachment or path");
                yield Inputs.URL;
            }
        };
    }

    private static long bytes(Optional<String> text, List<String> problems) {
        try {
            long bytes = text.map(Long::parseLong).orElse(ATTACHMENT_LIMIT);
            if (bytes > 0) {
                return bytes;
            }
        } catch (NumberFormatException notANumber) {
            // said below, as for any other that is none
        }
        problems.add("max_attachment_bytes must be a whole number above 0");
        return ATTACHMENT_LIMIT;
    }
}
