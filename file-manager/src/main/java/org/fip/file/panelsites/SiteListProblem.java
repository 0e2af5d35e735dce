package org.fip.file.panelsites;

import org.fip.common.problem.Problem;
import org.fip.file.preflight.Build;

/** Why sites of a panel cannot be read or used. */
public sealed interface SiteListProblem extends Problem {
    /** The panel has none, or none any more. */
    record NoSites(long panelId) implements SiteListProblem {
        @Override
        public String code() {
            return "no_panel_sites";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String title() {
            return "The variants of this panel are not known";
        }

        @Override
        public String detail() {
            return "Nobody has loaded a list of the sites of panel " + panelId;
        }

        @Override
        public String action() {
            return "Ask an operator to load the panel's sites VCF or legend, on the page of its service";
        }
    }

    /** One after the other. */
    record BeingRead() implements SiteListProblem {
        @Override
        public String code() {
            return "panel_sites_being_read";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "A list is being read for this panel";
        }

        @Override
        public String detail() {
            return "The list before has not been read to its end";
        }

        @Override
        public String action() {
            return "Wait until it is through, then load the next one";
        }
    }

    /** All chromosomes of a panel are of one build. */
    record OtherBuild(Build build) implements SiteListProblem {
        @Override
        public String code() {
            return "panel_sites_of_other_build";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "The panel has sites of another build";
        }

        @Override
        public String detail() {
            return "The sites that the panel has are of " + build.text();
        }

        @Override
        public String action() {
            return "Remove them first, or load a list of the same build";
        }
    }

    /** The list is said to be of another build than service-registry knows of the panel. */
    record PanelOfOtherBuild(String panel, Build build) implements SiteListProblem {
        @Override
        public String code() {
            return "panel_of_other_build";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "The panel is of another build";
        }

        @Override
        public String detail() {
            return "The panel %s is of %s".formatted(panel, build.text());
        }

        @Override
        public String action() {
            return "Load a list of that build, or correct the panel's build where it is wrong";
        }
    }
}
