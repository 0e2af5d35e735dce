package org.fip.common.page;

import java.util.List;

/** One page of a list: {@code page} counts from 0, {@code total} counts all items of the query. */
public record Page<T>(List<T> items, int page, int size, long total) {
    /** Largest page that any endpoint gives. */
    public static final int MAX_SIZE = 100;
}
