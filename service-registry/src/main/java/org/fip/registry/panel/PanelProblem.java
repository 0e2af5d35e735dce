package org.fip.registry.panel;

import org.fip.common.problem.Problem;

/** Why a panel cannot be stored. */
sealed interface PanelProblem extends Problem {
    /** The service has a panel of this key. */
    record KeyTaken(String key) implements PanelProblem {
        @Override
        public String code() {
            return "panel_key_taken";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "The service already has this panel";
        }

        @Override
        public String detail() {
            return "The service already has a panel with the key " + key;
        }

        @Override
        public String action() {
            return "Change that panel instead of adding it again";
        }
    }
}
