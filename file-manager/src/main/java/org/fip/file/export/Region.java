package org.fip.file.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A part of a chromosome as {@code 20}, {@code 20:1000} or {@code 20:1000-2000} names it.
 *
 * @param from first position, 1-based
 * @param to last position
 */
public record Region(String contig, int from, int to) {
    private static final Pattern TEXT =
            Pattern.compile("([A-Za-z0-9_.*][A-Za-z0-9_.*|-]{0,99})(?::(\\d{1,9})(?:-(\\d{1,9})?)?)?");

    // With thousands separators, as genome browsers write it; a comma that is none begins another region.
    private static final String POSITION = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)";
    private static final Pattern PLACE = Pattern.compile(":" + POSITION + "(?:-" + POSITION + "?)?(?=\\s*(?:,|$))");

    /** The regions in a list with commas, each for {@link #of}. */
    static Stream<String> several(String text) {
        var places = PLACE.matcher(text).replaceAll(place -> place.group().replace(",", ""));
        return Stream.of(places.split(",")).map(String::strip).filter(r -> !r.isEmpty());
    }

    /** @throws org.fip.common.problem.ProblemException for what is no region */
    static Region of(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            throw new ExportProblem.BadRegion(text).asException();
        }
        if (match.group(2) == null) {
            return new Region(match.group(1), 1, Integer.MAX_VALUE);
        }
        var from = Integer.parseInt(match.group(2));
        var to = match.group(3) != null
                ? Integer.parseInt(match.group(3))
                : text.endsWith("-") ? Integer.MAX_VALUE : from;
        if (from < 1 || to < from) {
            throw new ExportProblem.BadRegion(text).asException();
        }
        return new Region(match.group(1), from, to);
    }

    /** Whether it means this contig; {@code chr} before the name does not matter. */
    boolean isOn(String name) {
        return bare(contig).equals(bare(name));
    }

    boolean overlaps(int start, long end) {
        return start <= to && end >= from;
    }

    /** Those on one contig in their order, none touching another. */
    static List<Region> merged(List<Region> regions, String contig) {
        var merged = new ArrayList<Region>();
        regions.stream()
                .filter(r -> r.isOn(contig))
                .sorted(Comparator.comparingInt(Region::from))
                .forEach(region -> {
                    if (!merged.isEmpty() && region.from() <= merged.getLast().to()) {
                        var last = merged.removeLast();
                        merged.add(new Region(contig, last.from(), Math.max(last.to(), region.to())));
                    } else {
                        merged.add(new Region(contig, region.from(), region.to()));
                    }
                });
        return merged;
    }

    @Override
    public String toString() {
        return from == 1 && to == Integer.MAX_VALUE
                ? contig
                : contig + ":" + from + "-" + (to == Integer.MAX_VALUE ? "" : Integer.toString(to));
    }

    private static String bare(String name) {
        return name.regionMatches(true, 0, "chr", 0, 3) ? name.substring(3) : name;
    }
}
