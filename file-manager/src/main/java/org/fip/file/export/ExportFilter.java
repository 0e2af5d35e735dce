package org.fip.file.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.fip.common.problem.CommonProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of a job's results is wanted; empty lists and null mean all.
 *
 * @param minR2 lowest accuracy, 0 to 1, by whichever measure the files have
 * @param minMaf lowest minor allele frequency, 0 to 0.5, as the results tell it for all their samples
 * @param samples each a sample's name or several with commas between them; which of both only the results can tell
 */
public record ExportFilter(
        @Nullable BigDecimal minR2, @Nullable BigDecimal minMaf, List<Region> regions, List<String> samples) {
    private static final int MOST_REGIONS = 1000;
    private static final int MOST_SAMPLES = 10_000;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** @throws org.fip.common.problem.ProblemException when something in it is not valid */
    public static ExportFilter of(
            @Nullable BigDecimal minR2,
            @Nullable BigDecimal minMaf,
            @Nullable List<String> region,
            @Nullable List<String> samples) {
        var errors = new ArrayList<CommonProblem.FieldError>();
        require(errors, "min_r2", minR2, BigDecimal.ONE);
        require(errors, "min_maf", minMaf, HALF);
        var regions = region == null
                ? List.<String>of()
                : region.stream().flatMap(Region::several).toList();
        var wanted = samples == null
                ? List.<String>of()
                : samples.stream()
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .distinct()
                        .toList();
        if (regions.size() > MOST_REGIONS) {
            errors.add(new CommonProblem.FieldError("region", "at most " + MOST_REGIONS));
        }
        if (wanted.stream().flatMap(ExportFilter::names).count() > MOST_SAMPLES) {
            errors.add(new CommonProblem.FieldError("samples", "at most " + MOST_SAMPLES));
        }
        if (!errors.isEmpty()) {
            throw new CommonProblem.ValidationFailed(errors).asException();
        }
        return new ExportFilter(minR2, minMaf, regions.stream().map(Region::of).toList(), wanted);
    }

    /**
     * The same filter with the samples' own names.
     *
     * @throws org.fip.common.problem.ProblemException when one is not among those of the results
     */
    ExportFilter among(List<String> all) {
        var known = new HashSet<>(all);
        var chosen = samples.stream()
                .flatMap(s -> known.contains(s) ? Stream.of(s) : names(s))
                .distinct()
                .toList();
        var unknown = chosen.stream().filter(s -> !known.contains(s)).toList();
        if (!unknown.isEmpty()) {
            throw new ExportProblem.UnknownSamples(unknown, all.size()).asException();
        }
        return new ExportFilter(minR2, minMaf, regions, chosen);
    }

    // As bcftools takes them.
    private static Stream<String> names(String text) {
        return Stream.of(text.split(",")).map(String::strip).filter(s -> !s.isEmpty());
    }

    private static void require(
            List<CommonProblem.FieldError> errors, String field, @Nullable BigDecimal value, BigDecimal most) {
        if (value != null && (value.signum() < 0 || value.compareTo(most) > 0)) {
            errors.add(new CommonProblem.FieldError(field, "must be between 0 and " + most));
        }
    }

    /** As the query of an address, encoded; always the same for the same filter. */
    String query() {
        var query = UriComponentsBuilder.newInstance();
        if (minR2 != null) {
            query.queryParam("min_r2", minR2.toPlainString());
        }
        if (minMaf != null) {
            query.queryParam("min_maf", minMaf.toPlainString());
        }
        regions.forEach(r -> query.queryParam("region", "{r}"));
        samples.forEach(s -> query.queryParam("samples", "{s}"));
        var values = Stream.concat(regions.stream().map(Region::toString), samples.stream())
                .toArray();
        var text = query.encode().buildAndExpand(values).getQuery();
        return text == null ? "" : text;
    }

    /** For the header of the file that it made. */
    String description() {
        var parts = new ArrayList<String>();
        if (minR2 != null) {
            parts.add("min_r2=" + minR2.toPlainString());
        }
        if (minMaf != null) {
            parts.add("min_maf=" + minMaf.toPlainString());
        }
        if (!regions.isEmpty()) {
            parts.add("region="
                    + String.join(",", regions.stream().map(Region::toString).toList()));
        }
        if (!samples.isEmpty()) {
            parts.add("samples=" + samples.size());
        }
        return parts.isEmpty() ? "everything" : String.join("; ", parts);
    }
}
