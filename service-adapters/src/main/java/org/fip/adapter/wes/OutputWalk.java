package org.fip.adapter.wes;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.RemoteOutput.Kind;
import org.fip.adapter.archive.SafeName;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.wes.WesSettings.OutputLink;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files in a run's {@code outputs}, which is any JSON: maps of names to paths, lists of file objects, CWL outputs,
 * plain paths. Inputs and the engine's own helper files are passed over.
 */
final class OutputWalk {

    private static final int MOST_FILES = 2_000;
    private static final Set<String> FETCHABLE = Set.of("http", "https", "drs");
    private static final List<String> PLACE_MEMBERS = List.of("file_url", "location", "url", "path");

    private final @Nullable OutputLink link;
    private final Set<String> inputs;
    private final List<RemoteOutput> outputs = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private OutputWalk(@Nullable OutputLink link, Set<String> inputs) {
        this.link = link;
        this.inputs = inputs;
    }

    static List<RemoteOutput> of(ForeignJson run, @Nullable OutputLink link) {
        OutputWalk walk = new OutputWalk(link, inputs(run.at("request").at("workflow_params")));
        walk.walk(run.at("outputs"), null);
        return walk.outputs;
    }

    private static Set<String> inputs(ForeignJson parameters) {
        ForeignJson object = parameters.text() == null
                ? parameters
                : ForeignJson.read(parameters.text("")).orElse(parameters);
        return texts(object)
                .flatMap(text -> Stream.of(text.split("[\\s,]+")))
                .map(OutputWalk::lastPart)
                .filter(name -> name.contains("."))
                .collect(Collectors.toSet());
    }

    private static Stream<String> texts(ForeignJson value) {
        String text = value.text();
        return text != null
                ? Stream.of(text)
                : Stream.concat(value.items().stream(), value.members().values().stream())
                        .flatMap(OutputWalk::texts);
    }

    private void walk(ForeignJson value, @Nullable String hint) {
        if (outputs.size() >= MOST_FILES) {
            return;
        }
        if (value.isArray()) {
            value.items().forEach(item -> walk(item, item.text() == null ? hint : null));
        } else if (value.isObject()) {
            object(value);
        } else if (value.text() != null) {
            place(value.text(""), hint, null, null);
        }
    }

    private void object(ForeignJson object) {
        Optional<String> place = PLACE_MEMBERS.stream()
                .map(member -> object.at(member).text(""))
                .filter(text -> !text.isEmpty())
                .findFirst();
        if (place.isPresent()) {
            String name = object.at("file_name")
                    .text(object.at("basename").text(object.at("name").text("")));
            place(
                    place.get(),
                    name.isEmpty() ? null : name,
                    object.at("checksum").text(),
                    object.at("size").number());
            walk(object.at("secondaryFiles"), null);
            return;
        }
        // The same files twice: once on the site's disk, once where they can be had.
        boolean served = !object.at("S3").items().isEmpty();
        object.members().forEach((name, member) -> {
            if (!(served && name.equals("filesystem"))) {
                walk(member, name.contains(".") ? name : null);
            }
        });
    }

    private void place(String text, @Nullable String hint, @Nullable String checksum, @Nullable Long size) {
        String place = text.strip();
        if (!looksLikeAPlace(place)) {
            return;
        }
        String path = pathOf(place);
        String base = lastPart(hint == null ? path : hint);
        if (base.isEmpty() || isHelper(place, base) || inputs.contains(base)) {
            return;
        }
        String name = distinct(
                hint == null || SafeName.of(hint).isEmpty() ? SafeName.of(base).orElse("output") : hint);
        String scheme = scheme(place);
        Optional<String> served = FETCHABLE.contains(scheme) ? Optional.of(place) : served(path);
        outputs.add(new RemoteOutput(
                name,
                kind(name),
                served.map(url -> new OutputReference.File(url, checksum, size).encoded())
                        .orElse(""),
                null,
                null,
                served.isPresent() ? null : place));
    }

    /** Where the site itself serves a path, if the operator has said so. */
    private Optional<String> served(String path) {
        if (link == null || !path.startsWith(link.from())) {
            return Optional.empty();
        }
        String rest = path.substring(link.from().length());
        String joined = link.to().replaceAll("/+$", "") + "/" + rest.replaceAll("^/+", "");
        try {
            return Optional.of(new URI(joined.replace(" ", "%20")).normalize().toString());
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean looksLikeAPlace(String text) {
        return !text.isEmpty()
                && text.length() <= 4_000
                && text.chars().noneMatch(c -> c < ' ')
                && (text.contains("/") || text.matches("[^\\s]+\\.[A-Za-z0-9]{1,8}"));
    }

    private static boolean isHelper(String place, String base) {
        return base.startsWith(".command")
                || base.startsWith(".nextflow")
                || base.equals(".exitcode")
                || place.startsWith("work/");
    }

    private static String scheme(String place) {
        int colon = place.indexOf("://");
        return colon < 0 ? "" : place.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    private static String pathOf(String place) {
        int colon = place.indexOf("://");
        String rest = colon < 0 ? place : place.substring(colon + 3).replaceFirst("^[^/]*", "");
        return rest.replaceFirst("[?#].*$", "");
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String distinct(String name) {
        String candidate = name;
        for (int i = 2; !names.add(candidate.toLowerCase(Locale.ROOT)); i++) {
            candidate = i + "_" + lastPart(name);
        }
        return candidate;
    }

    /** What is in it, by its name. Genotypes come as plain VCF here. */
    private static Kind kind(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.matches(".*\\.(vcf|bcf|vcf\\.b?gz)")) {
            return Kind.IMPUTED_ARCHIVE;
        }
        if (lower.contains("qc") || lower.contains("quality")) {
            return Kind.QUALITY_REPORT;
        }
        if (lower.contains("stat") || lower.contains("info") || lower.contains("r2")) {
            return Kind.STATISTICS;
        }
        return lower.endsWith(".log") || lower.contains("trace") || lower.contains("report") ? Kind.LOG : Kind.OTHER;
    }
}
