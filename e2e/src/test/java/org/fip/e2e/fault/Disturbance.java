package org.fip.e2e.fault;

import java.util.Random;

/**
 * Something that goes wrong while jobs are under way.
 *
 * @param name for people
 * @param jobsDieThere whether the external server may end jobs by this; their owner is told, and tries again
 */
record Disturbance(String name, Act act, boolean jobsDieThere) {

    Disturbance(String name, Act act) {
        this(name, act, false);
    }

    /** Does it, and sets it right as far as an administrator would: when this returns the platform is on its own. */
    @FunctionalInterface
    interface Act {
        void on(Machine machine, Random random) throws Exception;
    }
}
