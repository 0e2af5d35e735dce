package org.fip.adapter.wes;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
    private static final Pattern FILE_NAME = Pattern.compile("\\S(.*\\S)?\\.(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{1,8}");
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
                .map(place -> decoded(lastPart(pathOf(place))))
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
        } else if (value.node().isString()) {
            named(value.text(""), hint);
        }
    }

    /** The name that a place is given in a map is the file's own only when the place has none, or a shorter one. */
    private void named(String place, @Nullable String key) {
        String own = lastPart(pathOf(place.strip()));
        boolean says = key != null && (!own.contains(".") || lastPart(key).equals(own));
        place(place, says ? key : null, null, null);
    }

    private void object(ForeignJson object) {
        if (object.at("listing").isArray()) {
            walk(object.at("listing"), null);
            return;
        }
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
        String base = hint == null ? decoded(lastPart(path)) : lastPart(hint);
        if (base.isEmpty() || isHelper(place, base) || inputs.contains(base)) {
            return;
        }
        String name = distinct(
                hint == null || SafeName.of(hint).isEmpty() ? SafeName.of(base).orElse("output") : hint);
        String scheme = scheme(place);
        Optional<String> served = FETCHABLE.contains(scheme) ? Optional.of(place) : served(place, path);
        outputs.add(new RemoteOutput(
                name,
                kind(name),
                served.map(url -> new OutputReference.File(url, checksum, size).encoded())
                        .orElse(""),
                null,
                null,
                served.isPresent() ? null : place));
    }

    /** Where the site itself serves a place, if the operator has said so. */
    private Optional<String> served(String place, String path) {
        if (link == null) {
            return Optional.empty();
        }
        String from = withoutEnd(link.from());
        String whole = from.contains("://") ? place : path;
        String rest = whole.startsWith(from) ? whole.substring(from.length()) : "";
        boolean below = rest.startsWith("/") || (from.isEmpty() && !rest.isEmpty());
        String plain = place.startsWith("file:") ? decoded(rest) : rest;
        if (!below || Stream.of(plain.split("/")).anyMatch(part -> part.equals("..") || part.equals("."))) {
            return Optional.empty();
        }
        String encoded = Stream.of(plain.split("/"))
                .filter(part -> !part.isEmpty())
                .map(WesApi::encoded)
                .collect(Collectors.joining("/"));
        return Optional.of(withoutEnd(link.to()) + "/" + encoded);
    }

    private static String withoutEnd(String text) {
        return text.replaceAll("/+$", "");
    }

    /** An address, an absolute path, or a relative one of a file with an extension; everything else is a value. */
    private static boolean looksLikeAPlace(String text) {
        return !text.isEmpty()
                && text.length() <= 4_000
                && text.chars().noneMatch(c -> c < ' ')
                && (text.startsWith("/")
                        || !scheme(text).isEmpty()
                        || FILE_NAME.matcher(lastPart(text)).matches());
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

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return segment;
        }
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
