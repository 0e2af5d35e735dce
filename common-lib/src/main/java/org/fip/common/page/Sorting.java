package org.fip.common.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.fip.common.problem.CommonProblem;

/**
 * What a list may be ordered by, as callers say it: {@code created_at,asc}, {@code created_at,desc} or, which is the same,
 * {@code created_at}.
 */
public final class Sorting {
    private final SequencedMap<String, String> columns = new LinkedHashMap<>();

    private Sorting(List<Map.Entry<String, String>> columns) {
        columns.forEach(column -> this.columns.put(column.getKey(), column.getValue()));
    }

    /** @param columns names with their SQL */
    @SafeVarargs
    public static Sorting by(Map.Entry<String, String>... columns) {
        return new Sorting(List.of(columns));
    }

    /**
     * What stands behind {@code ORDER BY}.
     *
     * @throws org.fip.common.problem.ProblemException {@code validation_failed} when there is no such order
     */
    public String sql(String sort) {
        var parts = sort.split(",", -1);
        var column = columns.get(parts[0]);
        var direction = parts.length == 1 ? "desc" : parts[1];
        if (column == null || parts.length > 2 || !List.of("asc", "desc").contains(direction)) {
            var names = String.join(", ", columns.keySet());
            throw new CommonProblem.ValidationFailed(List.of(
                            new CommonProblem.FieldError("sort", "must be one of " + names + ", with ,asc or ,desc")))
                    .asException();
        }
        return column + " " + direction;
    }
}
