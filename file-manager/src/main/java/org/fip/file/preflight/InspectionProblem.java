package org.fip.file.preflight;

import org.fip.common.problem.Problem;

/** Why there is nothing to say about a file. */
sealed interface InspectionProblem extends Problem {
    /** No VCF by its name, from before there were inspections, or not through yet. */
    record NotInspected(String filename) implements InspectionProblem {
        @Override
        public String code() {
            return "not_inspected";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String title() {
            return "This file has not been inspected";
        }

        @Override
        public String detail() {
            return "Nothing is known about what is in " + filename;
        }

        @Override
        public String action() {
            return "If it was uploaded just now, ask again in a minute; only files named .vcf, .vcf.gz or .vcf.bgz are"
                    + " inspected, so else upload it again under such a name";
        }
    }
}
