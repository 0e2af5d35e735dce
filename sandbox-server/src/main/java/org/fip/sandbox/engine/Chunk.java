package org.fip.sandbox.engine;

/**
 * A stretch of a chromosome that is imputed at once, so that memory is bounded by it and not by the chromosome.
 *
 * @param start first position, 1-based
 * @param end last position
 */
public record Chunk(int start, int end) {

    /** The length that the real servers use: 20 Mb. */
    public static final int LENGTH = 20_000_000;

    /** The chunk that holds a position. */
    public static Chunk of(int position) {
        int number = (position - 1) / LENGTH;
        return new Chunk(number * LENGTH + 1, (number + 1) * LENGTH);
    }

    public boolean contains(int position) {
        return position >= start && position <= end;
    }
}
