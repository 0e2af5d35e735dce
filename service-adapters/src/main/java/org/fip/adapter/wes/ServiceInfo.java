package org.fip.adapter.wes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fip.adapter.ServerDescription;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of itself, read leniently: servers leave out most of what the specification requires, and write versions
 * as texts, arrays or objects.
 *
 * @param types versions by workflow type, both in the server's own spelling
 * @param engines versions by engine
 * @param starterKit whether it is the Starter Kit, whose list lacks most runs and all tags, and which takes flat parameters
 */
record ServiceInfo(
        String name,
        String software,
        Map<String, List<String>> types,
        Map<String, List<String>> engines,
        @Nullable Long queueLength,
        boolean starterKit) {

    private static final List<Set<String>> SAME_LANGUAGE =
            List.of(Set.of("nfl", "nextflow", "nxf"), Set.of("smk", "snakemake"), Set.of("cwl"), Set.of("wdl"));
    /** Engines that run a language, the usual one first. */
    private static final Map<String, List<String>> ENGINES_OF = Map.of(
            "nfl", List.of("nextflow", "nfl", "nxf"),
            "smk", List.of("snakemake", "smk"),
            "cwl", List.of("cwltool", "toil", "cwl", "arvados"),
            "wdl", List.of("cromwell", "miniwdl", "toil", "wdl"));

    static Optional<ServiceInfo> read(ForeignJson info) {
        if (!info.isObject()
                || !(info.has("workflow_type_versions")
                        || info.has("workflow_type_version")
                        || info.has("supported_wes_versions")
                        || info.has("workflow_engine_versions"))) {
            return Optional.empty();
        }
        String group = info.at("type").at("group").text("");
        String version = info.at("version").text("");
        boolean starterKit = group.equals("org.ga4gh") && !info.has("supported_wes_versions");
        String software = "GA4GH WES" + (group.isEmpty() ? "" : " (" + PlainText.line(group + " " + version, 60) + ")");
        return Optional.of(new ServiceInfo(
                PlainText.line(info.at("name").text(info.at("id").text("WES")), 200),
                software,
                // Cromwell writes the singular.
                versions(
                        info.at(
                                info.has("workflow_type_versions")
                                        ? "workflow_type_versions"
                                        : "workflow_type_version"),
                        "workflow_type_version"),
                versions(info.at("workflow_engine_versions"), "workflow_engine_version"),
                queue(info.at("system_state_counts")),
                starterKit));
    }

    /** Whether a run that is not in its list is not there. */
    boolean listsAllRuns() {
        return !starterKit;
    }

    /** Of a server that lists runs but does not describe itself. */
    static ServiceInfo silent() {
        return new ServiceInfo("WES", "GA4GH WES", Map.of(), Map.of(), null, false);
    }

    private static Map<String, List<String>> versions(ForeignJson map, String member) {
        Map<String, List<String>> versions = new LinkedHashMap<>();
        map.members().forEach((name, value) -> {
            ForeignJson list = value.isObject() ? value.at(member) : value;
            List<String> texts = new ArrayList<>(list.items().stream()
                    .map(ForeignJson::text)
                    .filter(java.util.Objects::nonNull)
                    .toList());
            String single = list.text();
            if (single != null) {
                texts.add(single);
            }
            versions.put(name, List.copyOf(texts));
        });
        return versions;
    }

    private static @Nullable Long queue(ForeignJson counts) {
        Map<String, Long> numbers = counts.numbers();
        return numbers.containsKey("QUEUED")
                ? Long.valueOf(numbers.getOrDefault("QUEUED", 0L) + numbers.getOrDefault("INITIALIZING", 0L))
                : null;
    }

    ServerDescription description() {
        return new ServerDescription(name, software, false, null, queueLength, Map.of(), List.of(), types, engines);
    }

    /** The server's own spelling of a workflow type. */
    Optional<String> type(String wanted) {
        Set<String> names = sameLanguage(wanted);
        return types.keySet().stream()
                .filter(type -> names.contains(type.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The usual engine for a workflow type that the server has; some demand one, and none minds being told. */
    Optional<String> engine(String type) {
        if (engines.size() == 1) {
            return engines.keySet().stream().findFirst();
        }
        return sameLanguage(type).stream()
                .flatMap(name -> ENGINES_OF.getOrDefault(name, List.of()).stream())
                .flatMap(usual -> engines.keySet().stream().filter(usual::equalsIgnoreCase))
                .findFirst();
    }

    private static Set<String> sameLanguage(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return SAME_LANGUAGE.stream()
                .filter(names -> names.contains(lower))
                .findFirst()
                .orElse(Set.of(lower));
    }
}
