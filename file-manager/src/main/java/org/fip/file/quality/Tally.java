package org.fip.file.quality;

/**
 * Accuracy of some variants, in a form that adds up.
 *
 * @param variants how many have a score
 * @param sum of their scores
 * @param atLeast03 how many score 0.3 or more, the usual limit below which variants are left out
 * @param atLeast08 how many score 0.8 or more
 */
record Tally(long variants, double sum, long atLeast03, long atLeast08) {
    static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                variants + other.variants, sum + other.sum, atLeast03 + other.atLeast03, atLeast08 + other.atLeast08);
    }

    /** A tally that is being made. */
    static final class Running {
        private long variants;
        private double sum;
        private long atLeast03;
        private long atLeast08;

        void add(double score) {
            variants++;
            sum += score;
            atLeast03 += score >= 0.3 ? 1 : 0;
            atLeast08 += score >= 0.8 ? 1 : 0;
        }

        void addAll(Running other) {
            variants += other.variants;
            sum += other.sum;
            atLeast03 += other.atLeast03;
            atLeast08 += other.atLeast08;
        }

        Tally tally() {
            return new Tally(variants, sum, atLeast03, atLeast08);
        }
    }
}
