package org.fip.e2e.fault;

import java.util.Random;

/**
 * Something that goes wrong while jobs are under way.
 *
 * @param name for people
 */
record Disturbance(String name, Act act) {

    /** Does it, and sets it right as far as an administrator would: when this returns the platform is on its own. */
    @FunctionalInterface
    interface Act {
        void on(Machine machine, Random random) throws Exception;
    }
}
